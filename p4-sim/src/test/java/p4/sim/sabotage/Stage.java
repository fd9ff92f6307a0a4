package p4.sim.sabotage;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A short scenario that passes as long as nobody plants a mistake, with what it takes as given. */
enum Stage {
    /** Users fetch, upload and search, and a holder vanishes. */
    DEPARTURES,
    /** Users show tokens and tickets that are not theirs, or used up. */
    FORGERIES,
    /** A holder sends wrong bytes, another rewrites what it holds. */
    POISON,
    /** The tracker comes back with nothing. */
    RETURN,
    /** The tracker takes few offers, and there are more. */
    CROWD;

    /** What is otherwise there than in what ships, but no mistake. */
    List<Mutant> given() {
        return switch (this) {
            case CROWD -> List.of(LaboratoryMutant.SMALL_INDEX);
            case DEPARTURES, FORGERIES, POISON, RETURN -> List.of();
        };
    }

    /** Where its scenario is. */
    Path scenario() {
        String file = name().toLowerCase(Locale.ROOT) + ".yaml";
        try {
            return Path.of(
                    Objects.requireNonNull(Stage.class.getResource(file), file).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
