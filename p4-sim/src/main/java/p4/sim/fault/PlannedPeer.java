package p4.sim.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.scenario.Churn;
import p4.sim.scenario.PeerGroup;

/** One peer on the planner's paper: whether it is up, and what churn does to it next. */
final class PlannedPeer {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final FaultPlanner planner;
    private final PeerId id;
    private final PeerGroup group;
    private final int number;
    private final RandomGenerator chance;
    private boolean up;
    private boolean frozen; // it runs, but nobody hears of it
    private int life; // a step that was planned for an earlier life is void

    PlannedPeer(
            FaultPlanner planner, PeerId id, PeerGroup group, int number, RandomGenerator chance) {
        this.planner = planner;
        this.id = id;
        this.group = group;
        this.number = number;
        this.chance = chance;
    }

    PeerId id() {
        return id;
    }

    boolean isUp() {
        return up;
    }

    boolean isIn(String name) {
        return group.name().equals(name);
    }

    /** Plans how it is at the start, and what churn does to it first. */
    void begin() {
        Churn churn = group.churn().orElse(null);
        if (churn instanceof Churn.Traced traced) {
            traced.sessions().stream()
                    .filter(session -> session.peer() == number)
                    .forEach(session -> trace(session, traced.crashFraction()));
        } else if (churn instanceof Churn.Drawn drawn && drawn.start() == Churn.Start.STEADY) {
            beginAmidst(drawn);
        } else {
            rise(Duration.ZERO);
            planSession(Duration.ZERO);
        }
    }

    private void beginAmidst(Churn.Drawn churn) {
        if (chance.nextDouble() < churn.upShare()) {
            rise(Duration.ZERO);
            planEnd(Duration.ZERO, churn.session().residual(chance), churn);
        } else {
            planReturn(some(churn.gap().residual(chance)));
        }
    }

    /** Ends it at {@code now}; it comes back {@code restart} later if that is given. */
    void end(Duration now, boolean crash, Optional<Duration> restart) {
        if (!up) return;
        fall(now);
        planner.act(now, crash ? new Act.Crash(id) : new Act.Leave(id));
        restart.ifPresent(wait -> planReturn(now.plus(wait)));
    }

    /** Freezes it at {@code now} and thaws it {@code length} later. */
    void freeze(Duration now, Duration length) {
        fall(now);
        frozen = true;
        planner.act(now, new Act.Freeze(id));
        Duration thaw = now.plus(length);
        inThisLife(thaw, () -> {
            frozen = false;
            planner.act(thaw, new Act.Thaw(id));
            rise(thaw);
            planSession(thaw);
        });
    }

    /** Corrupts it at {@code now} and mends it {@code length} later, if that is given. */
    void corrupt(Duration now, Optional<Duration> length) {
        planner.act(now, new Act.Corrupt(id));
        length.map(now::plus)
                .ifPresent(end -> planner.at(end, () -> planner.act(end, new Act.Mend(id))));
    }

    private void trace(Churn.Session session, double crashFraction) {
        boolean crash = chance.nextDouble() < crashFraction;
        planner.at(session.online(), () -> {
            if (up || frozen) return; // a fault that ended it brought it back already
            if (!session.online().isZero()) planner.act(session.online(), new Act.Start(id));
            rise(session.online());
        });
        planner.at(session.offline(), () -> end(session.offline(), crash, Optional.empty()));
    }

    private void planSession(Duration now) {
        if (!(group.churn().orElse(null) instanceof Churn.Drawn drawn)) return;
        planEnd(now, drawn.session().quantile(chance.nextDouble()), drawn);
    }

    private void planEnd(Duration now, Duration length, Churn.Drawn churn) {
        Duration over = now.plus(some(length));
        boolean crash = chance.nextDouble() < churn.crashFraction();
        Duration gap = some(churn.gap().quantile(chance.nextDouble()));
        inThisLife(over, () -> end(over, crash, Optional.of(gap)));
    }

    /** Nobody comes and goes in the same moment, even if the dice say so. */
    private static Duration some(Duration drawn) {
        return drawn.compareTo(SHORTEST) < 0 ? SHORTEST : drawn;
    }

    private void planReturn(Duration at) {
        inThisLife(at, () -> {
            planner.act(at, new Act.Start(id));
            rise(at);
            planSession(at);
        });
    }

    private void inThisLife(Duration at, Runnable body) {
        int planned = life;
        planner.at(at, () -> {
            if (life == planned) body.run();
        });
    }

    private void rise(Duration at) {
        up = true;
        planner.change(id, at, true);
    }

    private void fall(Duration at) {
        up = false;
        life++;
        planner.change(id, at, false);
    }
}
