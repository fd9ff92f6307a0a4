package p4.sim.scenario;

import java.time.Duration;
import java.util.List;

/** When peers come and go. */
public sealed interface Churn {

    /**
     * Sessions and gaps drawn from distributions.
     *
     * <p>A session ends in a crash with probability {@code crashFraction} (0 to 1), else in a leave.
     */
    record Drawn(Distribution session, Distribution gap, double crashFraction) implements Churn {}

    /** Sessions read from a file; peer numbers count from 1 within the group. */
    record Traced(List<Session> sessions, double crashFraction) implements Churn {

        public Traced {
            sessions = List.copyOf(sessions);
        }
    }

    /** One peer's time on line, counted from the start of the disturb phase. */
    record Session(int peer, Duration online, Duration offline) {}
}
