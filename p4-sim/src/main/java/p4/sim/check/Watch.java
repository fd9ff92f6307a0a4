package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckPlan;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Scenario;

/**
 * Hears a run while it goes on, says so the moment a promise for every moment is broken, and judges.
 *
 * <p>Listens to a journal; as that tells one entry at a time, so is this told.
 */
public final class Watch implements Consumer<Entry> {

    private final Consumer<Verdict> alarm;
    private final List<CheckSpec> unasked; // judged where the driver looks at what they need
    private final List<Sentry> sentries;
    private final List<Sentry> alert;
    private final Excuses excuses = new Excuses();
    private boolean inspected;

    private record Sentry(CheckSpec spec, Check check) {

        static Sentry posted(Scenario scenario, CheckSpec spec) {
            return new Sentry(spec, Checks.begin(scenario, spec));
        }

        Verdict verdict() {
            return check.finding().of(spec);
        }
    }

    Watch(Scenario scenario, Consumer<Verdict> alarm) {
        this.alarm = alarm;
        CheckPlan plan = scenario.checks();
        this.unasked = plan.unasked();
        this.sentries = Stream.of(plan.always(), unasked, plan.eventually(), plan.atEnd())
                .flatMap(List::stream)
                .map(spec -> Sentry.posted(scenario, spec))
                .toList();
        this.alert = new ArrayList<>(sentries.subList(0, plan.always().size() + unasked.size()));
    }

    /** Hears the next entry; each check raises the alarm at most once. */
    @Override
    public void accept(Entry entry) {
        for (Sentry sentry : sentries) sentry.check().hear(entry);
        excuses.accept(entry);
        if (entry.event() instanceof Event.Inspected) inspected = true;
        alert.removeIf(sentry -> {
            if (!sentry.check().broken()) return false;
            alarm.accept(sentry.verdict());
            return true;
        });
    }

    /** A verdict for every check that the scenario asks for, in its order, of what was heard so far. */
    public List<Verdict> verdicts() {
        return excuses.applyTo(sentries.stream()
                .filter(sentry -> inspected || !unasked.contains(sentry.spec()))
                .map(Sentry::verdict)
                .toList());
    }
}
