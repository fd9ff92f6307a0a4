package p4.sim.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands;
import p4.sim.cluster.Act;
import p4.sim.cluster.Cluster;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.Journal;
import p4.sim.scenario.Workload;
import p4.time.Timeline;

/**
 * The users of the peers: has them fetch, upload and search, and writes down how that ended.
 *
 * <p>Lives on the laboratory's timeline. What a user began ends exactly once in the journal, also
 * when its peer goes away meanwhile.
 */
final class Users {

    private final Cluster cluster;
    private final Journal journal;
    private final Timeline timeline;
    private final Holdings holdings;
    private final Rogue rogue;
    private final Map<Long, Wish> open = new TreeMap<>();
    private long wishes;

    Users(Cluster cluster, Journal journal, Timeline timeline, Holdings holdings, Rogue rogue) {
        this.cluster = cluster;
        this.journal = journal;
        this.timeline = timeline;
        this.holdings = holdings;
        this.rogue = rogue;
    }

    /** Something a user waits for; {@code end} writes an end into the journal. */
    private record Wish(PeerId peer, Instant since, Ending end) {}

    /** How a wish is written down. */
    private interface Ending {
        void write(Outcome outcome, Duration took, String detail);
    }

    /** How many wishes are still open. */
    int open() {
        return open.size();
    }

    /** Ends every open wish of {@code peer}, which is gone. */
    void abandon(PeerId peer) {
        List.copyOf(open.entrySet()).stream()
                .filter(entry -> entry.getValue().peer().equals(peer))
                .forEach(entry -> end(entry.getKey(), Outcome.ABANDONED, "its peer went away"));
    }

    /** Ends every open wish, because the laboratory waits no longer. */
    void giveUp() {
        List.copyOf(open.keySet())
                .forEach(wish -> end(wish, Outcome.FAILED, "no end while the laboratory waited"));
    }

    /** Has a user fetch a file. */
    void fetch(Act.Fetch act) {
        var proof = new Event.Proof(key(act.proof().token()), key(act.proof().ticket()));
        journal.tell(
                act.peer().value(),
                new Event.FetchAsked(act.number(), act.path().value(), proof));
        if (act.proof().mustBeRefused()) fetchAsRogue(act);
        else fetchHonestly(act);
    }

    private void fetchHonestly(Act.Fetch act) {
        List<Holdings.Witness> witnesses = holdings.witnesses(act.path(), act.peer());
        long wish = begin(
                act.peer(),
                (outcome, took, detail) -> tellFetch(
                        act,
                        outcome == Outcome.ABANDONED ? outcome : excuse(outcome, witnesses),
                        took,
                        detail));
        if (!holdings.isAwake(act.peer())) {
            end(wish, Outcome.ABANDONED, "its peer is not up");
            return;
        }
        var order = new PeerCommands.Get(act.path(), Optional.empty(), Optional.empty(), true);
        cluster.commands(act.peer())
                .get(order, PeerCommands.Progress.NONE)
                .thenCompose(fetched -> cluster.hash(act.peer(), fetched.savedAs())
                        .thenApply(hash -> new Kept(fetched, hash.hex())))
                .whenCompleteAsync((kept, failed) -> settle(wish, act, kept, failed), timeline);
    }

    /** What a fetch left, and the hash that the laboratory found it to have. */
    private record Kept(PeerCommands.Fetched fetched, String sha256) {}

    private void settle(long wish, Act.Fetch act, Kept kept, Throwable failed) {
        if (failed != null) {
            end(wish, outcome(failed), detail(failed));
            return;
        }
        Wish done = open.remove(wish);
        if (done == null) return;
        PeerCommands.Fetched fetched = kept.fetched();
        journal.tell(
                act.peer().value(),
                new Event.FetchEnded(
                        act.number(),
                        Outcome.OK,
                        fetched.file().size(),
                        kept.sha256(),
                        fetched.file().hash().hex(),
                        took(done),
                        200,
                        "from " + fetched.from() + ", holders tried: " + fetched.holdersTried()));
    }

    private void fetchAsRogue(Act.Fetch act) {
        long wish =
                begin(act.peer(), (outcome, took, detail) -> tellFetch(act, outcome, took, detail));
        rogue.fetch(act.path(), act.proof())
                .whenCompleteAsync(
                        (caught, failed) -> {
                            if (failed != null) end(wish, Outcome.FAILED, detail(failed));
                            else settleRogue(wish, act, caught);
                        },
                        timeline);
    }

    private void settleRogue(long wish, Act.Fetch act, Rogue.Answer answer) {
        Wish done = open.remove(wish);
        if (done == null) return;
        journal.tell(
                act.peer().value(),
                new Event.FetchEnded(
                        act.number(),
                        answer.outcome(),
                        answer.bytes(),
                        "",
                        "",
                        took(done),
                        answer.status(),
                        answer.detail()));
    }

    /** Has a user upload a file. */
    void put(Act.Put act) {
        long wish = begin(
                act.peer(),
                (outcome, took, detail) -> journal.tell(
                        act.peer().value(),
                        new Event.PutEnded(act.path().value(), outcome, 0, took, detail)));
        if (!holdings.isAwake(act.peer())) {
            end(wish, Outcome.ABANDONED, "its peer is not up");
            return;
        }
        cluster.commands(act.peer())
                .put(new PeerCommands.Put(act.path(), act.copies()), PeerCommands.Progress.NONE)
                .whenCompleteAsync(
                        (takers, failed) -> {
                            if (failed != null) end(wish, outcome(failed), detail(failed));
                            else settlePut(wish, act, takers.size());
                        },
                        timeline);
    }

    private void settlePut(long wish, Act.Put act, int copies) {
        Wish done = open.remove(wish);
        if (done == null) return;
        journal.tell(
                act.peer().value(),
                new Event.PutEnded(act.path().value(), Outcome.OK, copies, took(done), ""));
    }

    /** Has a user search for files. */
    void search(Act.Search act) {
        List<FilePath> expected = holdings.fetchable().stream()
                .filter(path -> path.value().contains(act.query()))
                .toList();
        List<Holdings.Witness> witnesses = expected.stream()
                .flatMap(path -> holdings.witnesses(path, act.peer()).stream())
                .toList();
        long wish = begin(
                act.peer(),
                (outcome, took, detail) -> journal.tell(
                        act.peer().value(),
                        new Event.SearchEnded(
                                act.query(),
                                outcome == Outcome.ABANDONED ? outcome : excuse(outcome, witnesses),
                                expected.size(),
                                0,
                                took)));
        if (!holdings.isAwake(act.peer())) {
            end(wish, Outcome.ABANDONED, "its peer is not up");
            return;
        }
        cluster.commands(act.peer())
                .find(act.query())
                .whenCompleteAsync(
                        (files, failed) -> {
                            if (failed != null) end(wish, outcome(failed), detail(failed));
                            else
                                settleSearch(
                                        wish,
                                        act,
                                        expected,
                                        files.stream().map(file -> file.path()).toList(),
                                        witnesses);
                        },
                        timeline);
    }

    private void settleSearch(
            long wish,
            Act.Search act,
            List<FilePath> expected,
            List<FilePath> found,
            List<Holdings.Witness> witnesses) {
        Wish done = open.remove(wish);
        if (done == null) return;
        boolean all = found.containsAll(expected);
        journal.tell(
                act.peer().value(),
                new Event.SearchEnded(
                        act.query(),
                        all ? Outcome.OK : excuse(Outcome.NOT_FOUND, witnesses),
                        expected.size(),
                        (int) expected.stream().filter(found::contains).count(),
                        took(done)));
    }

    private long begin(PeerId peer, Ending end) {
        long wish = ++wishes;
        open.put(wish, new Wish(peer, timeline.instant(), end));
        return wish;
    }

    private void end(long wish, Outcome outcome, String detail) {
        Wish done = open.remove(wish);
        if (done != null) done.end().write(outcome, took(done), detail);
    }

    private Duration took(Wish wish) {
        return Duration.between(wish.since(), timeline.instant());
    }

    /** A failure that nobody could have spared the user is called by its name. */
    private Outcome excuse(Outcome outcome, List<Holdings.Witness> witnesses) {
        return witnesses.stream().noneMatch(holdings::stillStands) ? Outcome.UNAVAILABLE : outcome;
    }

    private void tellFetch(Act.Fetch act, Outcome outcome, Duration took, String detail) {
        int status = switch (outcome) {
            case OK -> 200;
            case REFUSED -> 401;
            case NOT_FOUND -> 404;
            case FAILED, UNAVAILABLE, ABANDONED -> 0;
        };
        journal.tell(
                act.peer().value(),
                new Event.FetchEnded(act.number(), outcome, 0, "", "", took, status, detail));
    }

    private static Outcome outcome(Throwable thrown) {
        if (!(Causes.of(thrown) instanceof CommandFailed failed)) return Outcome.FAILED;
        return switch (failed.kind()) {
            case UNAUTHORIZED -> Outcome.REFUSED;
            case NOT_FOUND -> Outcome.NOT_FOUND;
            case INVALID, CONFLICT, FAILED -> Outcome.FAILED;
        };
    }

    private static String detail(Throwable thrown) {
        return String.valueOf(Causes.of(thrown).getMessage());
    }

    private static String key(Workload.Credential credential) {
        return credential.name().toLowerCase(Locale.ROOT);
    }
}
