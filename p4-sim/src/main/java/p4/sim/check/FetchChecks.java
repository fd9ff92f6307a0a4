package p4.sim.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.scenario.CheckSpec;

/** Whether users got what they asked for, whole and right, and impostors got nothing. */
final class FetchChecks {

    private FetchChecks() {}

    /** Every file that was kept has the hash that was promised. */
    static Finding.Outcome noCorruptFile(Evidence evidence, CheckSpec spec) {
        var finding = new Finding("files kept");
        evidence.each(Event.FetchEnded.class, (entry, ended) -> {
            if (ended.outcome() != Outcome.OK || ended.expected().isEmpty()) return;
            finding.judge(
                    ended.sha256().equals(ended.expected()),
                    entry.turn(),
                    entry.who()
                            + " kept a file that hashes to " + ended.sha256() + ", promised was "
                            + ended.expected());
        });
        return finding.outcome();
    }

    /** Every request with a bad token or ticket got a 401 and no byte. */
    static Finding.Outcome everyForgeryRefused(Evidence evidence, CheckSpec spec) {
        var finding = new Finding("requests with a bad token or ticket");
        for (Evidence.Fetch fetch : evidence.fetches()) {
            if (fetch.honest() || !fetch.counts()) continue;
            Event.FetchEnded ended = fetch.ended();
            boolean refused = ended.outcome() == Outcome.REFUSED
                    && ended.status() == 401
                    && ended.bytes() == 0;
            finding.judge(
                    refused,
                    fetch.entry().turn(),
                    "fetch " + ended.fetch() + " with a "
                            + fetch.asked().proof().token() + " token and a "
                            + fetch.asked().proof().ticket() + " ticket ended " + ended.outcome()
                            + " with "
                            + ended.status() + " and " + ended.bytes() + " bytes: "
                            + ended.detail());
        }
        return finding.outcome();
    }

    /** The share of honest fetches that ended well, of those that somebody could have served. */
    static Finding.Outcome success(Evidence evidence, CheckSpec spec) {
        List<Evidence.Fetch> counted = evidence.fetches().stream()
                .filter(fetch -> fetch.honest() && fetch.counts())
                .toList();
        List<Evidence.Fetch> failed = counted.stream()
                .filter(fetch -> fetch.ended().outcome() != Outcome.OK)
                .toList();
        String worst = failed.isEmpty()
                ? ""
                : "; first: fetch " + failed.get(0).ended().fetch() + ", "
                        + failed.get(0).ended().detail();
        return Figures.share(
                spec, counted.size() - failed.size(), counted.size(), "honest fetches", worst);
    }

    /** How many honest fetches ended with every byte verified. */
    static Finding.Outcome count(Evidence evidence, CheckSpec spec) {
        return Figures.count(spec, good(evidence).size(), "verified downloads");
    }

    /** From asking for a file to having it. */
    static Finding.Outcome time(Evidence evidence, CheckSpec spec) {
        List<Double> seconds = good(evidence).stream()
                .map(fetch -> fetch.ended().took().toNanos() / 1e9)
                .toList();
        return Figures.statistic(spec, seconds, "verified downloads", "");
    }

    private static List<Evidence.Fetch> good(Evidence evidence) {
        return evidence.fetches().stream()
                .filter(fetch -> fetch.honest()
                        && fetch.ended().outcome() == Outcome.OK
                        && fetch.ended().sha256().equals(fetch.ended().expected()))
                .toList();
    }

    /** The last sweep of the settle phase missed nothing. */
    static Finding.Outcome everyFileFetchable(Evidence evidence, CheckSpec spec) {
        List<Event.Swept> sweeps = new ArrayList<>();
        evidence.each(Event.Swept.class, (entry, swept) -> sweeps.add(swept));
        if (sweeps.isEmpty())
            return Finding.Outcome.unknown("the laboratory never swept the files");
        Event.Swept last = sweeps.get(sweeps.size() - 1);
        if (last.fetched() == 0) return Finding.Outcome.unknown("there were no files");
        return Finding.Outcome.of(
                last.missing().isEmpty(),
                last.fetched() + " files fetched once more",
                last.missing().size() + " files could not be had, first: "
                        + last.missing().stream().findFirst().orElse(""));
    }

    /** Every holder that sent wrong bytes was named to the tracker. */
    static Finding.Outcome liarsNamed(Evidence evidence, CheckSpec spec) {
        Set<String> liars = new HashSet<>();
        Map<String, Long> lied = new LinkedHashMap<>();
        Set<String> named = new TreeSet<>();
        for (Entry entry : evidence.entries()) {
            if (entry.event() instanceof Event.PeerCorrupted) liars.add(entry.who());
            if (entry.event() instanceof Event.PeerMended) liars.remove(entry.who());
            if (entry.event() instanceof Event.HolderFailed failed
                    && failed.complaint().equals("WRONG_BYTES")
                    && liars.contains(failed.holder())) {
                lied.putIfAbsent(failed.holder(), entry.turn());
            }
            if (entry.event() instanceof Event.HolderReported reported
                    && reported.complaint().equals("WRONG_BYTES")) {
                named.add(reported.holder());
            }
        }
        var finding = new Finding("holders caught with wrong bytes");
        lied.forEach((liar, turn) -> finding.judge(
                named.contains(liar),
                turn,
                liar + " sent wrong bytes and nobody told the tracker"));
        return finding.outcome();
    }

    /** The share of searches that found what was there. */
    static Finding.Outcome searches(Evidence evidence, CheckSpec spec) {
        var counts = new long[2];
        evidence.each(Event.SearchEnded.class, (entry, ended) -> {
            if (ended.outcome() == Outcome.ABANDONED || ended.outcome() == Outcome.UNAVAILABLE)
                return;
            counts[0] += ended.outcome() == Outcome.OK ? 1 : 0;
            counts[1]++;
        });
        return Figures.share(spec, counts[0], counts[1], "searches", "");
    }

    /** The share of uploads that their takers kept. */
    static Finding.Outcome puts(Evidence evidence, CheckSpec spec) {
        var counts = new long[2];
        evidence.each(Event.PutEnded.class, (entry, ended) -> {
            if (ended.outcome() == Outcome.ABANDONED) return;
            counts[0] += ended.outcome() == Outcome.OK ? 1 : 0;
            counts[1]++;
        });
        return Figures.share(spec, counts[0], counts[1], "uploads", "");
    }
}
