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
    CROWD(LaboratoryMutant.SMALL_INDEX),
    /** Peers say goodbye, and others go on asking for what they held. */
    LEAVES,
    /** Users show tokens and tickets whose time is over, or from another address. */
    STRANGERS,
    /** Holders look at tickets themselves, and users show bad ones. */
    OFFLINE,
    /** Nobody reaches the tracker for minutes. */
    OUTAGE,
    /** Holders stand still for longer than their lease. */
    FREEZES,
    /** What was uploaded must be had from its takers once the others are gone. */
    UPLOADS,
    /** Peers without a tracker search, while some vanish and some come back. */
    OVERLAY,
    /** Two holders serve everybody, again and again. */
    BUSY(LaboratoryMutant.FEW_STREAMS);

    @SuppressWarnings("ImmutableEnumChecker") // mutants hold nothing
    private final List<Mutant> given;

    Stage(Mutant... given) {
        this.given = List.of(given);
    }

    /** What is otherwise there than in what ships, but no mistake. */
    List<Mutant> given() {
        return given;
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
