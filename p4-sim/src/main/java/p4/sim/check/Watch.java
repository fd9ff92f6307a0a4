package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import p4.sim.journal.Entry;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.Scenario;

/**
 * Hears a run while it goes on, and says so the moment a promise for every moment is broken.
 *
 * <p>Listens to a journal; as that tells one entry at a time, so is this told.
 */
public final class Watch implements Consumer<Entry> {

    private final Consumer<Verdict> alarm;
    private final List<Sentry> sentries = new ArrayList<>();

    private record Sentry(CheckSpec spec, Check check) {}

    Watch(Scenario scenario, Consumer<Verdict> alarm) {
        this.alarm = alarm;
        Stream.of(scenario.checks().always(), scenario.checks().unasked())
                .flatMap(List::stream)
                .map(spec -> new Sentry(spec, Checks.begin(scenario, spec)))
                .forEach(sentries::add);
    }

    /** Hears the next entry; each check raises the alarm at most once. */
    @Override
    public void accept(Entry entry) {
        sentries.removeIf(sentry -> {
            sentry.check().hear(entry);
            if (!sentry.check().broken()) return false;
            alarm.accept(sentry.check().finding().of(sentry.spec()));
            return true;
        });
    }
}
