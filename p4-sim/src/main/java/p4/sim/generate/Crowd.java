package p4.sim.generate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import p4.sim.scenario.Churn;
import p4.sim.scenario.Distribution;
import p4.sim.scenario.PeerGroup;

/** Draws who takes part: some who have files, some who stay and fetch them, and some who come and go. */
final class Crowd {

    /** The group that has files from the start, and stays unless a fault hits it. */
    static final String SEEDERS = "seeders";

    /** The group that stays, and of which no fault takes all. */
    static final String LEECHERS = "leechers";

    private static final int SIZE_MAX = 1 << 18;

    private final Dice dice;

    Crowd(Dice dice) {
        this.dice = dice;
    }

    List<PeerGroup> draw() {
        var groups = new ArrayList<PeerGroup>();
        groups.add(seeders(dice.between(1, 10)));
        groups.add(new PeerGroup(
                LEECHERS, dice.between(2, 16), Optional.empty(), Optional.empty(), dice.in100(30)));
        if (dice.in100(50)) groups.add(visitors(dice.between(1, 16)));
        return groups;
    }

    private PeerGroup seeders(int count) {
        return new PeerGroup(
                SEEDERS, count, Optional.of(share(count, 2)), Optional.empty(), dice.in100(30));
    }

    private PeerGroup visitors(int count) {
        Optional<PeerGroup.Share> share =
                dice.in100(50) ? Optional.of(share(count, 1)) : Optional.empty();
        return new PeerGroup("visitors", count, share, Optional.of(churn(count)), dice.in100(20));
    }

    private PeerGroup.Share share(int peers, int filesMin) {
        int max = 1 << dice.between(6, Integer.numberOfTrailingZeros(SIZE_MAX));
        int min = dice.pick(List.of(0, 1, max / 2, max));
        return new PeerGroup.Share(
                dice.between(filesMin, 8),
                new PeerGroup.ByteRange(min, max),
                dice.between(1, Math.min(3, peers)));
    }

    private Churn churn(int peers) {
        if (dice.in100(25)) return traced(peers);
        return new Churn.Drawn(
                length(), length(), dice.share(), dice.pick(List.of(Churn.Start.values())));
    }

    private Distribution length() {
        Duration typical = dice.between(Duration.ofMillis(500), Duration.ofSeconds(20));
        return dice.pick(List.of(
                new Distribution.Fixed(typical),
                new Distribution.Uniform(Dice.times(typical, 0.5), Dice.times(typical, 1.5)),
                new Distribution.Exponential(typical),
                new Distribution.Weibull(dice.between(3, 12) / 10.0, typical),
                new Distribution.LogNormal(typical, dice.between(2, 20) / 10.0)));
    }

    private Churn traced(int peers) {
        var sessions = new ArrayList<Churn.Session>();
        for (int peer = 1; peer <= peers; peer++) {
            Duration end = Duration.ZERO;
            for (int i = dice.between(1, 3); i > 0; i--) {
                Duration online = end.plus(dice.between(Duration.ZERO, Duration.ofSeconds(8)));
                end = online.plus(dice.between(Duration.ZERO, Duration.ofSeconds(8)));
                sessions.add(new Churn.Session(peer, online, end));
            }
        }
        return new Churn.Traced(sessions, dice.share());
    }
}
