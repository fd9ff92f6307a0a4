package p4.sim.check;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.OverlayTold;
import p4.sim.scenario.CheckSpec;

/**
 * How many live neighbours joiners had before their fourth exchange of lists; the fewest of all.
 *
 * <p>A joiner is who started after the set-up, each start for itself. Left out is who had not exchanged
 * three lists, and was not up for ten seconds.
 */
final class JoinerKnows implements Check {

    private static final int EXCHANGES = 3;
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private final CheckSpec spec;
    private final NeighbourLists lists = new NeighbourLists();
    private final Map<String, Joiner> joiners = new TreeMap<>();
    private Optional<Joiner> fewest = Optional.empty();
    private int judged;
    private boolean setUp;
    private Duration now = Duration.ZERO;

    JoinerKnows(CheckSpec spec) {
        this.spec = spec;
    }

    private static final class Joiner {

        private final Entry start;
        private int exchanges;
        private int known;

        Joiner(Entry start) {
            this.start = start;
        }
    }

    @Override
    public void hear(Entry entry) {
        now = entry.at();
        lists.hear(entry);
        Event event = entry.event();
        if (event.equals(new Event.PhaseBegan(Event.Phase.DISTURB))) setUp = true;
        if (event instanceof Event.PeerStarted) {
            if (setUp) joiners.put(entry.who(), new Joiner(entry));
        } else if (event instanceof Event.PeerCrashed
                || event instanceof Event.PeerLeft
                || event instanceof Event.PeerFrozen) {
            judgeIfFit(entry.who());
        } else if (event instanceof OverlayTold.NeighbourAdded) {
            learn(entry.who());
        } else if (event instanceof OverlayTold.ListExchanged) {
            exchange(entry.who());
        }
    }

    private void learn(String who) {
        Joiner joiner = joiners.get(who);
        if (joiner != null) joiner.known = Math.max(joiner.known, lists.live(who));
    }

    private void exchange(String who) {
        Joiner joiner = joiners.get(who);
        if (joiner != null && ++joiner.exchanges > EXCHANGES) judgeIfFit(who);
    }

    private void judgeIfFit(String who) {
        Joiner joiner = joiners.remove(who);
        if (joiner == null || !isFit(joiner)) return;
        judged++;
        if (fewest.isEmpty() || joiner.known < fewest.get().known) fewest = Optional.of(joiner);
    }

    private boolean isFit(Joiner joiner) {
        return joiner.exchanges >= EXCHANGES || now.minus(joiner.start.at()).compareTo(ENOUGH) >= 0;
    }

    @Override
    public Finding finding() {
        Optional<Joiner> least = joiners.values().stream()
                .filter(this::isFit)
                .min(Comparator.comparingInt(joiner -> joiner.known));
        Optional<Joiner> worst = least.filter(
                        one -> fewest.isEmpty() || one.known < fewest.get().known)
                .or(() -> fewest);
        if (worst.isEmpty()) return Finding.unknown("nobody joined after the set-up");
        long all = judged + joiners.values().stream().filter(this::isFit).count();
        Entry start = worst.get().start;
        String who = "; that is " + start.who() + ", which started at " + Words.seconds(start.at());
        return Measure.by(spec)
                .remarking(who, OptionalLong.of(start.turn()))
                .count(worst.get().known, "live neighbours at least, of " + all + " joiners");
    }
}
