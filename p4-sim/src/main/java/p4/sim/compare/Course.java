package p4.sim.compare;

import java.nio.file.Path;
import p4.sim.replay.LeftRun;
import p4.sim.replay.LeftSeries;
import p4.sim.report.gist.Gist;
import p4.sim.report.gist.Lag;
import p4.sim.report.gist.Lags;
import p4.sim.report.gist.Spread;
import p4.sim.scenario.JournalLevel;
import p4.sim.scenario.Scenario;

/**
 * How a run went, as far as pictures need it; {@code end} is when it was over, in seconds.
 *
 * <p>{@code timed} says whether its journal keeps what {@code fetches} and {@code lags} come from;
 * {@code lease} is the scenario's, in seconds.
 */
record Course(
        double end, double lease, LeftSeries series, boolean timed, Ranks fetches, Ranks lags) {

    /** The course of {@code left}, which lies in {@code folder}. */
    static Course read(Path folder, LeftRun left) {
        Gist gist = left.report().gist();
        Scenario scenario = left.report().scenario();
        return new Course(
                gist.end(),
                scenario.tracker().lease().toNanos() / 1e9,
                LeftSeries.read(folder),
                scenario.journal() != JournalLevel.FAULTS,
                new Ranks(gist.latencies().spread(), 0),
                ranks(gist.lags()));
    }

    private static Ranks ranks(Lags lags) {
        long[] micros = lags.evicted().kept().stream()
                .mapToDouble(Lag::seconds)
                .mapToLong(seconds -> Math.round(seconds * 1e6))
                .toArray();
        long listed = lags.count() - lags.evicted().given();
        return new Ranks(Spread.of(micros), listed / lags.evicted().every());
    }
}
