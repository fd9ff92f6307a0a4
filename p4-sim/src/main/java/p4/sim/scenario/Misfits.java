package p4.sim.scenario;

import java.util.List;
import java.util.regex.Pattern;

/** What a scenario cannot ask for, since its protocol knows nothing of it. */
final class Misfits {

    private static final List<Misfit> WITHOUT_A_TRACKER = List.of(
            new Misfit("tracker", "a tracker", "no such section"),
            new Misfit(
                    "(faults\\.\\d+\\.(partition|slow|flap)|links)\\..*=tracker",
                    "the tracker",
                    "a group or a region"),
            new Misfit(
                    "faults\\.\\d+\\.tracker-(restart|outage)",
                    "a fault of the tracker",
                    "a fault of peers, links or disks"),
            new Misfit(
                    "workload\\.\\d+\\.fetch\\.token=(?!\\s*valid\\s*$).*",
                    "a bad token",
                    "a fetch that shows none"),
            new Misfit(
                    "workload\\.\\d+\\.fetch\\.ticket=(?!\\s*valid\\s*$).*",
                    "a bad ticket",
                    "a fetch that shows none"),
            new Misfit("workload\\.\\d+\\.put", "an upload", "a fetch or a search"),
            new Misfit("peers\\..+\\.takes-uploads=\\s*true\\s*", "takers of uploads", "none"),
            new Misfit(
                    "workload\\.\\d+\\.search\\.for=\\s*pattern\\s*",
                    "a search for a pattern",
                    "one for a part of a path or for a path"));

    private static final List<Misfit> WITH_A_TRACKER = List.of(
            new Misfit("overlay", "an overlay", "no such section"),
            new Misfit(
                    "workload\\.\\d+\\.search\\.way",
                    "a way for a search",
                    "none, for a tracker is asked"));

    private Misfits() {}

    private record Misfit(Pattern keys, String found, String expected) {

        Misfit(String keys, String found, String expected) {
            this(Pattern.compile(keys), found, expected);
        }

        BadScenario at(Value place, Protocol protocol) {
            return place.bad("found " + found + " under protocol " + protocol.key() + ", expected "
                    + expected);
        }
    }

    /** Makes sure that {@code top} asks for nothing that {@code protocol} does not have. */
    static void refuse(Value top, Protocol protocol) {
        for (Misfit misfit : protocol.hasTracker() ? WITH_A_TRACKER : WITHOUT_A_TRACKER) {
            top.find(misfit.keys()).ifPresent(place -> {
                throw misfit.at(place, protocol);
            });
        }
    }
}
