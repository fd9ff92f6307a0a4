package p4.sim.scenario;

import java.time.Duration;
import java.util.List;

/** When peers come and go. */
public sealed interface Churn {

    /**
     * The same, {@code factor} times as long.
     *
     * @throws IllegalArgumentException if a session would last longer than ten years, or no time
     */
    Churn times(double factor);

    /**
     * Sessions and gaps drawn from distributions.
     *
     * <p>A session ends in a crash with probability {@code crashFraction} (0 to 1), else in a leave.
     */
    record Drawn(Distribution session, Distribution gap, double crashFraction) implements Churn {

        @Override
        public Churn times(double factor) {
            return new Drawn(session.times(factor), gap.times(factor), crashFraction);
        }
    }

    /** Sessions read from a file; peer numbers count from 1 within the group. */
    record Traced(List<Session> sessions, double crashFraction) implements Churn {

        public Traced {
            sessions = List.copyOf(sessions);
        }

        @Override
        public Churn times(double factor) {
            return new Traced(
                    sessions.stream().map(session -> session.times(factor)).toList(),
                    crashFraction);
        }
    }

    /** One peer's time on line, counted from the start of the disturb phase. */
    record Session(int peer, Duration online, Duration offline) {

        public Session {
            if (offline.compareTo(online) <= 0) {
                throw new IllegalArgumentException("a session from " + online + " to " + offline);
            }
        }

        Session times(double factor) {
            return new Session(peer, Units.times(online, factor), Units.times(offline, factor));
        }
    }
}
