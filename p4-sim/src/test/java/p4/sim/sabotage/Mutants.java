package p4.sim.sabotage;

import java.util.List;
import java.util.stream.Stream;

/** Every mutant there is. */
final class Mutants {

    private Mutants() {}

    /** All of them, in the order of the tables. */
    static List<Mutant> all() {
        return Stream.of(coarse(), fine(), hidden(), stale())
                .flatMap(List::stream)
                .toList();
    }

    /** Those that show that a check can fail. */
    static List<Mutant> coarse() {
        return together(
                TrackerMutant.values(),
                PeerMutant.values(),
                OverlayMutant.values(),
                LaboratoryMutant.values());
    }

    /** Those that somebody might really have made, and would not have seen. */
    static List<Mutant> fine() {
        return together(
                LeaseBug.values(), TicketBug.values(), IndexBug.values(), TransferBug.values());
    }

    /** Those that make two runs of one seed differ. */
    static List<Mutant> hidden() {
        return together(HiddenChance.values());
    }

    /** Those that only the means of many runs show. */
    static List<Mutant> stale() {
        return together(StaleBug.values());
    }

    private static List<Mutant> together(Mutant[]... kinds) {
        return Stream.of(kinds).flatMap(Stream::of).toList();
    }

    /** The one called {@code name}. */
    static Mutant named(String name) {
        return all().stream()
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mutant is called " + name));
    }
}
