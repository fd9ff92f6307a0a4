package p4.sim.scenario;

import java.util.List;

/** Reads the faults of machines, entries of {@code faults:}. */
final class MachineSection {

    private static final Key<Integer> MACHINES = Key.defaulted(
            "machines",
            Word.count(1, 1_000),
            "1",
            "How many, drawn from those of the swarm but the laboratory's own.",
            "2");

    /** Every kind of them. */
    static final List<FaultSection.Kind> KINDS = List.of(
            kind(
                    "drain",
                    "Machines are emptied: what is on them dies at once, and starts on others.",
                    true),
            kind(
                    "kill-machine",
                    "Machines are gone with all that is on them, until they are back.",
                    false));

    private MachineSection() {}

    private static FaultSection.Kind kind(String name, String doc, boolean elsewhere) {
        return new FaultSection.Kind(
                Block.of(name, doc, FaultSection.AT, MACHINES, FaultSection.FOR),
                (section, groups) -> new Fault.LoseMachines(
                        groups.moment(section, FaultSection.AT),
                        section.get(MACHINES),
                        elsewhere,
                        section.get(FaultSection.FOR)));
    }
}
