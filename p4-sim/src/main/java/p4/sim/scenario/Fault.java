package p4.sim.scenario;

import java.time.Duration;
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

    /** Who is hit: so many peers of a group, drawn from those that are up. */
    record Who(int count, boolean percent, String group) {

        /** How many that are among {@code present} peers; a percentage is rounded up. */
        public int among(int present) {
            int wanted = percent ? (int) Math.ceil(present * count / 100.0) : count;
            return Math.min(wanted, present);
        }
    }
}
