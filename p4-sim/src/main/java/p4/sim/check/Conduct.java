package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * How a run went, whatever its checks say: to its end, on time, and disturbed as it was to be.
 *
 * <p>Hears each entry once, in order, and keeps none; what it says holds for what it heard so far.
 */
public final class Conduct implements Consumer<Entry> {

    private final List<String> breaks = new ArrayList<>();
    private final List<Event.RanLate> lateness = new ArrayList<>();
    private final FaultAccounts faults = new FaultAccounts();
    private boolean interrupted;

    /** That of a run that told {@code journal}. */
    public static Conduct of(List<Entry> journal) {
        var conduct = new Conduct();
        journal.forEach(conduct);
        return conduct;
    }

    /** Hears the next entry. */
    @Override
    public void accept(Entry entry) {
        faults.hear(entry);
        Event event = entry.event();
        if (event instanceof Event.RanLate late) lateness.add(late);
        if (event instanceof Event.Interrupted) {
            interrupted = true;
            breaks.add("the run was ended early" + when(entry));
        }
        if (event instanceof Event.GaveUp waited) {
            breaks.add("the laboratory gave up" + when(entry) + " on " + waited.waitingFor());
        }
        if (event instanceof Event.RecordTorn torn) {
            breaks.add("the record is not what happened: " + torn.how());
        }
    }

    /** Tells whether the run's user ended it early. */
    public boolean isInterrupted() {
        return interrupted;
    }

    /** How late the laboratory itself ran, in the order in which it was told. */
    public List<Event.RanLate> lateness() {
        return List.copyOf(lateness);
    }

    /** How many faults of each kind were asked for, injected and observed. */
    public List<FaultAccount> faults() {
        return faults.kinds();
    }

    /** What {@link Judge#doubts} says. */
    public List<String> doubts() {
        var doubts = new ArrayList<String>(breaks);
        doubts.addAll(faults.doubts());
        Lateness.doubt(lateness).ifPresent(doubts::add);
        return doubts;
    }

    /** What {@link Judge#overall} says of a run with {@code verdicts}. */
    public Verdict.Result overall(List<Verdict> verdicts) {
        if (has(verdicts, Verdict.Result.FAILED)) return Verdict.Result.FAILED;
        return verdicts.isEmpty() || has(verdicts, Verdict.Result.UNKNOWN) || !doubts().isEmpty()
                ? Verdict.Result.UNKNOWN
                : Verdict.Result.PASSED;
    }

    /** That one of the doubts by which the laboratory was too late, if it was. */
    public Optional<String> lateDoubt() {
        return Lateness.doubt(lateness);
    }

    /** Tells whether the laboratory was so late that a promise about time proves nothing. */
    boolean wasLate() {
        return lateDoubt().isPresent();
    }

    private static String when(Entry entry) {
        return " at " + Words.seconds(entry.at());
    }

    private static boolean has(List<Verdict> verdicts, Verdict.Result result) {
        return verdicts.stream().anyMatch(verdict -> verdict.result() == result);
    }
}
