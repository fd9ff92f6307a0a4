package p4.sim.sabotage;

import java.util.List;
import java.util.stream.Stream;

/** Every mutant there is. */
final class Mutants {

    private Mutants() {}

    /** All of them, in the order of the tables. */
    static List<Mutant> all() {
        return Stream.<Mutant[]>of(
                        TrackerMutant.values(), PeerMutant.values(), LaboratoryMutant.values())
                .flatMap(Stream::of)
                .toList();
    }

    /** The one called {@code name}. */
    static Mutant named(String name) {
        return all().stream()
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mutant is called " + name));
    }
}
