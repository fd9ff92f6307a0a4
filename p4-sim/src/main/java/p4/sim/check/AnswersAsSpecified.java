package p4.sim.check;

import java.util.Optional;
import java.util.OptionalLong;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** Every answer of the tracker was one that a model of its specification allows. */
final class AnswersAsSpecified implements Check {

    private long compared;
    private Optional<Entry> disputed = Optional.empty();

    @Override
    public void hear(Entry entry) {
        if (entry.event() instanceof Event.Inspected inspected) compared += inspected.answers();
        if (entry.event() instanceof Event.AnswerDisputed && disputed.isEmpty()) {
            disputed = Optional.of(entry);
        }
    }

    @Override
    public Finding finding() {
        if (disputed.isPresent()
                && disputed.get().event() instanceof Event.AnswerDisputed dispute) {
            return Finding.failed(
                    "an answer the specification does not allow",
                    dispute.request() + ": expected " + dispute.expected() + ", found "
                            + dispute.found(),
                    OptionalLong.of(disputed.get().turn()));
        }
        return compared == 0
                ? Finding.unknown("no answer was compared with the specification")
                : Finding.passed(compared + " answers");
    }

    @Override
    public boolean broken() {
        return disputed.isPresent();
    }
}
