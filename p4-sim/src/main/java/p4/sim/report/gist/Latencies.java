package p4.sim.report.gist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.report.chart.RoundTime;

/** The downloads that ended well, and how long they took. */
public final class Latencies implements Consumer<Entry> {

    private static final int EXACT_MOST = 100_000;
    private static final int SLOWEST = 8;
    private static final int DIGITS = 3;

    private final Map<Long, String> paths = new HashMap<>();
    private final Thinned<Took> some = new Thinned<>(EXACT_MOST);
    private final Histogram all = new Histogram(DIGITS);
    private final Top<Download> slowest =
            new Top<>(SLOWEST, Comparator.comparingDouble(Download::took));
    private long bytes;

    /** One download: when it ended, and how long it took, as exact as a file has it. */
    public record Took(double at, long micros) {}

    @Override
    public void accept(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.FetchAsked asked) paths.put(asked.fetch(), asked.path());
        if (event instanceof Event.FetchEnded ended) {
            String path = Optional.ofNullable(paths.remove(ended.fetch())).orElse("");
            if (ended.outcome() == Event.Outcome.OK) add(entry, ended, path);
        }
    }

    private void add(Entry entry, Event.FetchEnded ended, String path) {
        long micros = ended.took().toNanos() / 1_000;
        bytes += ended.bytes();
        some.add(new Took(Moment.seconds(entry), micros));
        all.recordValue(micros);
        slowest.add(new Download(entry.who(), path, ended.bytes(), micros / 1e6, ended.detail()));
    }

    /** How many there were. */
    public long count() {
        return some.given();
    }

    /** How many bytes they verified and kept. */
    public long bytes() {
        return bytes;
    }

    /** The slowest few, the slowest first. */
    public List<Download> slowest() {
        return slowest.kept();
    }

    /** All of them in the order of their end, or every so manieth if they are more than 100,000. */
    public Thinned<Took> some() {
        return some;
    }

    /**
     * How long they took as the run went on to {@code end}: at most {@code most} stretches of a round
     * length, those left out in which none ended.
     *
     * <p>Of more than 100,000 downloads only {@link #some} are looked at.
     */
    public List<Timed> timed(double end, int most) {
        int width = RoundTime.step(end / most);
        var stretches = new TreeMap<Integer, List<Took>>();
        for (Took took : some.kept()) {
            int number = (int) (took.at() / width);
            stretches.computeIfAbsent(number, unused -> new ArrayList<>()).add(took);
        }
        return stretches.entrySet().stream()
                .map(stretch -> new Timed(
                        (double) stretch.getKey() * width,
                        Math.min((stretch.getKey() + 1.0) * width, end),
                        exact(stretch.getValue())))
                .toList();
    }

    private static Spread exact(List<Took> all) {
        return Spread.of(all.stream().mapToLong(Took::micros).toArray());
    }

    /**
     * How long they took, from the quickest to the slowest.
     *
     * <p>Exact up to 100,000; of more, every value is told within a thousandth of itself.
     */
    public Spread spread() {
        return some.isWhole() ? exact(some.kept()) : Spread.of(all);
    }
}
