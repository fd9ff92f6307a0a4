package p4.sim.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckSpec;

/**
 * From crashes that a scenario asks for to the first search from which on recall is as it should be.
 *
 * <p>That is: of the searches that were asked then or later, up to the next such crash or the end of the
 * disturbances, 99 % named a live holder, of those for which there was one. Where that never came to be
 * it took until then.
 */
final class RecallRecovery implements Check {

    private static final double ENOUGH = 0.99;

    private final CheckSpec spec;
    private final SearchBook book = new SearchBook();
    private final List<SearchBook.Search> searches = new ArrayList<>();
    private final List<Entry> crashes = new ArrayList<>();
    private Optional<Duration> end = Optional.empty();
    private Duration now = Duration.ZERO;

    RecallRecovery(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        now = entry.at();
        Event event = entry.event();
        if (event.equals(new Event.PhaseBegan(Event.Phase.HEAL))) end = Optional.of(now);
        if (event instanceof Event.FaultAsked asked && isCrash(asked)) crashes.add(entry);
        book.hear(entry).filter(SearchBook.Search::counts).ifPresent(searches::add);
    }

    private static boolean isCrash(Event.FaultAsked asked) {
        return switch (asked.kind()) {
            case "crash", "drain", "kill-machine" -> !asked.targets().isEmpty();
            default -> false;
        };
    }

    @Override
    public Finding finding() {
        List<Double> seconds = new ArrayList<>();
        String never = "";
        OptionalLong turn = OptionalLong.empty();
        for (int i = 0; i < crashes.size(); i++) {
            Entry crash = crashes.get(i);
            Duration until =
                    i + 1 < crashes.size() ? crashes.get(i + 1).at() : end.orElse(now.plusNanos(1));
            List<SearchBook.Search> after = between(crash.at(), until);
            if (after.isEmpty()) continue;
            Optional<Duration> back = back(after);
            Duration took = back.orElse(until).minus(crash.at());
            seconds.add(
                    after.get(0).begun().at().equals(back.orElse(until)) ? 0 : Words.number(took));
            if (back.isEmpty()) {
                never = "; after that at " + Words.seconds(crash.at()) + " it never was";
                turn = OptionalLong.of(crash.turn());
            }
        }
        return Measure.by(spec)
                .remarking(never, turn)
                .seconds(seconds, "crashes with searches after them");
    }

    private List<SearchBook.Search> between(Duration since, Duration until) {
        return searches.stream()
                .filter(search -> search.begun().at().compareTo(since) >= 0
                        && search.begun().at().compareTo(until) < 0)
                .sorted((one, other) ->
                        Long.compare(one.begun().turn(), other.begun().turn()))
                .toList();
    }

    /** When the first was asked of those from which on enough came to something. */
    private static Optional<Duration> back(List<SearchBook.Search> searches) {
        Optional<Duration> back = Optional.empty();
        int good = 0;
        for (int i = searches.size() - 1; i >= 0; i--) {
            if (searches.get(i).isRecalled()) good++;
            if (good >= ENOUGH * (searches.size() - i)) {
                back = Optional.of(searches.get(i).begun().at());
            }
        }
        return back;
    }
}
