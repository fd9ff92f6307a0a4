package p4.sim.report.gist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the greatest of what it is given; of equals, those that were given first. */
final class Top<T> {

    private final int most;
    private final Comparator<Ranked<T>> order;
    private final PriorityQueue<Ranked<T>> kept;
    private long given;

    private record Ranked<T>(T item, long number) {}

    /** Keeps the {@code most} greatest by {@code order}. */
    Top(int most, Comparator<T> order) {
        this.most = most;
        Comparator<Ranked<T>> earlier = Comparator.comparingLong(ranked -> -ranked.number());
        this.order = Comparator.comparing((Ranked<T> ranked) -> ranked.item(), order)
                .thenComparing(earlier);
        this.kept = new PriorityQueue<>(this.order);
    }

    void add(T item) {
        kept.add(new Ranked<>(item, given++));
        if (kept.size() > most) kept.poll();
    }

    /** Those that are kept, the greatest first. */
    List<T> kept() {
        var sorted = new ArrayList<>(kept);
        sorted.sort(order.reversed());
        return sorted.stream().map(Ranked::item).toList();
    }
}
