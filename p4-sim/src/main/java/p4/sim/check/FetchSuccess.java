package p4.sim.check;

import java.util.Optional;
import java.util.OptionalLong;
import p4.sim.journal.Entry;
import p4.sim.scenario.CheckSpec;

/**
 * The share of honest fetches that left the right file.
 *
 * <p>Left out are those whose peer went away, and those that nobody honest could have served all the
 * while; whether somebody could is settled when the fetch is written down.
 */
final class FetchSuccess implements Check {

    private final CheckSpec spec;
    private final FetchBook book = new FetchBook();
    private long good;
    private long all;
    private Optional<FetchBook.Fetch> firstFailed = Optional.empty();

    FetchSuccess(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        book.hear(entry).filter(fetch -> fetch.honest() && fetch.counts()).ifPresent(this::count);
    }

    private void count(FetchBook.Fetch fetch) {
        all++;
        if (fetch.verified()) good++;
        else if (firstFailed.isEmpty()) firstFailed = Optional.of(fetch);
    }

    @Override
    public Finding finding() {
        String worst =
                firstFailed.map(fetch -> "; the first: " + fetch.describe()).orElse("");
        OptionalLong turn = firstFailed
                .map(fetch -> OptionalLong.of(fetch.entry().turn()))
                .orElse(OptionalLong.empty());
        return Measure.by(spec).remarking(worst, turn).share(good, all, "honest fetches");
    }
}
