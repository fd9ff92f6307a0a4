package p4.sim.compare;

import java.util.ArrayList;
import java.util.List;
import p4.sim.report.chart.Point;
import p4.sim.report.gist.Spread;

/** Times in their order, the shortest first, beside {@code never} that never came to an end. */
record Ranks(Spread spread, long never) {

    private static final int POINTS_MAX = 300;

    /** Tells whether there is no time at all. */
    boolean isEmpty() {
        return spread.count() == 0;
    }

    /** The nearest-rank percentile of those that came to an end, in seconds; 0 is the shortest. */
    double percentile(double percent) {
        return spread.percentile(percent);
    }

    /** How many of all came to an end, from 0 to 1. */
    double ended() {
        return (double) spread.count() / (spread.count() + never);
    }

    /** The share of all that took at most so long, as a few hundred points at most. */
    List<Point> shares() {
        int points = (int) Math.min(spread.count(), POINTS_MAX);
        var shares = new ArrayList<Point>(List.of(new Point(percentile(0), 0)));
        for (int i = 1; i <= points; i++) {
            double share = (double) i / points;
            shares.add(new Point(percentile(100 * share), share * ended()));
        }
        shares.add(new Point(Double.MAX_VALUE, ended()));
        return shares;
    }
}
