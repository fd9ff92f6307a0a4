package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something that goes wrong on purpose, {@code at} after the start of the disturb phase. */
public sealed interface Fault {

    /** When it begins, counted from the start of the disturb phase. */
    Duration at();

    /** Peers vanish without a goodbye, and come back {@code restart} later if that is given. */
    record Crash(Duration at, Who who, Optional<Duration> restart) implements Fault {}

    /** Peers say goodbye and stop, and come back {@code restart} later if that is given. */
    record Leave(Duration at, Who who, Optional<Duration> restart) implements Fault {}

    /** Peers neither send nor answer for {@code length}, then go on as if nothing had been. */
    record Freeze(Duration at, Who who, Duration length) implements Fault {}

    /** The tracker is killed, all it knew with it, and started again {@code down} later. */
    record TrackerRestart(Duration at, Duration down) implements Fault {}

    /** The tracker cannot be reached for {@code length}, but forgets nothing. */
    record TrackerOutage(Duration at, Duration length) implements Fault {}

    /** Holders send wrong bytes for {@code length}; for good if that is not given. */
    record Corrupt(Duration at, Who who, Optional<Duration> length) implements Fault {}

    /** Holders' files are rewritten, with another content, while they are served. */
    record ChangeFiles(Duration at, Who who) implements Fault {}

    /**
     * Nothing crosses between {@code islands} for {@code length}; a single one is cut off from all
     * others. {@code bridges} reach everybody; if {@code oneWay}, only what leaves the first is lost.
     */
    record Partition(
            Duration at,
            List<Side> islands,
            boolean oneWay,
            Optional<Side> bridges,
            Duration length)
            implements Fault {

        public Partition {
            islands = List.copyOf(islands);
        }
    }

    /**
     * For {@code length}, nodes deal with all that reaches them {@code by} later, and send and
     * receive no faster than {@code bandwidth} if that is given.
     */
    record Slow(Duration at, Side who, Duration by, Optional<LinkSpeed> bandwidth, Duration length)
            implements Fault {}

    /** For {@code length}, links of nodes are {@code down}, then {@code up}, and so on. */
    record Flap(Duration at, Side who, Duration down, Duration up, Duration length)
            implements Fault {}

    /**
     * For {@code length}, all that disks of peers do takes {@code by} longer: opening a file, reading
     * and writing a piece; and they move {@code speedBits} bits a second at most, if that is given.
     */
    record SlowDisk(Duration at, Who who, Duration by, Optional<Long> speedBits, Duration length)
            implements Fault {}

    /** The disks of peers have no room for anything more, for {@code length}. */
    record FullDisk(Duration at, Who who, Duration length) implements Fault {}

    /**
     * So many {@code machines} are gone for {@code length}, with all that is on them; if {@code
     * elsewhere}, that starts again at once on others, otherwise when they are back.
     */
    record LoseMachines(Duration at, int machines, boolean elsewhere, Duration length)
            implements Fault {

        /** What scenarios call it. */
        public String kind() {
            return elsewhere ? "drain" : "kill-machine";
        }
    }

    /** Who is hit: so many peers of a group, drawn from those that are up. */
    record Who(int count, boolean percent, String group) {

        /** How many that are among {@code present} peers; a percentage is rounded up. */
        public int among(int present) {
            int wanted = percent ? (int) Math.ceil(present * count / 100.0) : count;
            return Math.min(wanted, present);
        }
    }
}
