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

    /** How the peers are when the disturb phase starts. */
    enum Start {
        /** As if it had always gone on so: some are away, and who is up has been for a while. */
        STEADY,
        /** All have come this moment. */
        FRESH
    }

    /**
     * Sessions and gaps drawn from distributions, which begin as {@code start} says.
     *
     * <p>A session ends in a crash with probability {@code crashFraction} (0 to 1), else in a leave.
     */
    record Drawn(Distribution session, Distribution gap, double crashFraction, Start start)
            implements Churn {

        /** Churn that has always gone on so. */
        public Drawn(Distribution session, Distribution gap, double crashFraction) {
            this(session, gap, crashFraction, Start.STEADY);
        }

        /** The share of time that a peer is up, in the long run, 0 to 1. */
        public double upShare() {
            return 1 / (1 + gap.meanSeconds() / session.meanSeconds());
        }

        @Override
        public Churn times(double factor) {
            return new Drawn(session.times(factor), gap.times(factor), crashFraction, start);
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
