package p4.sim.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.peer.PeerCommands;
import p4.peer.PeerCommands.Holder;
import p4.sim.cluster.Act;
import p4.sim.cluster.Cluster;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.Journal;
import p4.sim.reference.Query;
import p4.sim.scenario.Workload;

/**
 * The users of the peers: has them fetch, upload and search, and writes down how that ended.
 *
 * <p>A failure that nobody could have spared the user, since no honest holder was up and registered
 * all the while, is written as {@link Outcome#UNAVAILABLE}. Lives on the laboratory's timeline.
 */
final class Users {

    private static final String DOWN = "its peer is not up";

    private final Cluster cluster;
    private final Journal journal;
    private final Holdings holdings;
    private final Rogue rogue;
    private final Wishes wishes;
    private final Seekers seekers;

    Users(Cluster cluster, Journal journal, Holdings holdings, Rogue rogue, Wishes wishes) {
        this.cluster = cluster;
        this.journal = journal;
        this.holdings = holdings;
        this.rogue = rogue;
        this.wishes = wishes;
        this.seekers = new Seekers(cluster, journal, holdings, wishes);
    }

    /** Tells whether {@code peer} is up, as far as users know. */
    boolean isUp(PeerId peer) {
        return holdings.up().contains(peer);
    }

    /** Has a user fetch a file. */
    void fetch(Act.Fetch act) {
        var proof = new Event.Proof(key(act.proof().token()), key(act.proof().ticket()));
        journal.tell(
                act.peer().value(),
                new Event.FetchAsked(act.number(), act.path().value(), proof));
        if (act.proof().mustBeRefused()) fetchAsRogue(act);
        else if (holdings.isAwake(act.peer())) fetchHonestly(act);
        else
            journal.tell(
                    act.peer().value(), unfetched(act, Outcome.ABANDONED, Duration.ZERO, DOWN));
    }

    /** Has a user upload a file. */
    void put(Act.Put act) {
        if (!holdings.isAwake(act.peer())) return;
        String path = act.path().value();
        long mark = holdings.mark();
        wishes.await(
                act.peer(),
                cluster.commands(act.peer())
                        .put(
                                new PeerCommands.Put(act.path(), act.copies()),
                                PeerCommands.Progress.NONE)
                        .thenCompose(takers -> inspect(takers, act)),
                (takers, took) -> new Event.PutEnded(path, Outcome.OK, takers.size(), took, ""),
                (outcome, took, detail) ->
                        new Event.PutEnded(path, excuse(outcome, act, mark), 0, took, detail));
    }

    /** Where nobody could take it, for all takers have it or are away, it is no fault of P4's. */
    private Outcome excuse(Outcome outcome, Act.Put act, long mark) {
        return outcome == Outcome.NOT_FOUND && !holdings.couldTake(act.path(), act.peer(), mark)
                ? Outcome.UNAVAILABLE
                : outcome;
    }

    /** Writes down what {@code takers} have on their disks of an upload. */
    private CompletionStage<List<Holder>> inspect(List<Holder> takers, Act.Put act) {
        CompletionStage<Void> inspected = CompletableFuture.completedStage(null);
        for (Holder taker : takers) {
            inspected = inspected.thenCompose(before -> inspect(taker.peer(), act));
        }
        return inspected.thenApply(all -> takers);
    }

    private CompletionStage<Void> inspect(PeerId taker, Act.Put act) {
        return cluster.hash(taker, act.path())
                .handle((hash, missing) -> missing == null ? hash.hex() : "")
                .thenAccept(sha256 -> journal.tell(
                        taker.value(),
                        new Event.UploadFound(
                                act.path().value(), sha256, act.peer().value())));
    }

    /** Has a user search for files; those that somebody could serve now must be found. */
    void search(Act.Search act) {
        if (!holdings.isAwake(act.peer())) return;
        long mark = holdings.mark();
        Set<FilePath> expected = holdings.fetchable();
        expected.removeIf(path -> !Query.read(act.query())
                .filter(query -> query.matches(path.value()))
                .isPresent());
        wishes.await(
                act.peer(),
                cluster.commands(act.peer()).find(act.query()),
                (found, took) -> searched(act, expected, mark, found, took),
                (outcome, took, detail) -> new Event.SearchEnded(
                        act.query(),
                        excuse(outcome, act.peer(), expected, mark),
                        expected.size(),
                        0,
                        took));
    }

    /** Has a user search an overlay; somebody who could be asked now must be found. */
    void seek(Act.Seek act) {
        if (holdings.isAwake(act.peer())) seekers.seek(act);
    }

    private void fetchHonestly(Act.Fetch act) {
        long mark = holdings.mark();
        var order = new PeerCommands.Get(act.path(), Optional.empty(), Optional.empty(), true);
        CompletionStage<Kept> kept = cluster.commands(act.peer())
                .get(order, wishes.firstBytes(act.peer(), act.number()))
                .thenCompose(fetched -> cluster.hash(act.peer(), fetched.savedAs())
                        .thenApply(hash -> new Kept(fetched, hash.hex())));
        wishes.await(
                act.peer(),
                kept,
                (file, took) -> fetched(act, file, took),
                (outcome, took, detail) -> unfetched(
                        act, excuse(outcome, act.peer(), Set.of(act.path()), mark), took, detail));
    }

    /** What a fetch left, and the hash that the laboratory found it to have. */
    private record Kept(PeerCommands.Fetched fetched, String sha256) {}

    private static Event fetched(Act.Fetch act, Kept kept, Duration took) {
        FileManifest file = kept.fetched().file();
        PeerId from = kept.fetched().from();
        return new Event.FetchEnded(
                act.number(),
                Outcome.OK,
                file.size(),
                kept.sha256(),
                file.hash().hex(),
                took,
                200,
                "from " + from + ", holders tried: " + kept.fetched().holdersTried());
    }

    private void fetchAsRogue(Act.Fetch act) {
        wishes.await(
                act.peer(),
                rogue.fetch(act.path(), act.proof()),
                (answer, took) -> new Event.FetchEnded(
                        act.number(),
                        answer.outcome(),
                        answer.bytes(),
                        "",
                        "",
                        took,
                        answer.status(),
                        answer.detail()),
                (outcome, took, detail) -> unfetched(act, outcome, took, detail));
    }

    private static Event unfetched(Act.Fetch act, Outcome outcome, Duration took, String detail) {
        int status = switch (outcome) {
            case OK -> 200;
            case REFUSED -> 401;
            case NOT_FOUND -> 404;
            case FAILED, UNAVAILABLE, ABANDONED -> 0;
        };
        return new Event.FetchEnded(act.number(), outcome, 0, "", "", took, status, detail);
    }

    private Event searched(
            Act.Search act,
            Set<FilePath> expected,
            long mark,
            List<FileManifest> found,
            Duration took) {
        Set<FilePath> missed = new TreeSet<>(expected);
        found.forEach(file -> missed.remove(file.path()));
        boolean excusable = !couldBeServed(missed, act.peer(), mark);
        return new Event.SearchEnded(
                act.query(),
                excusable ? Outcome.OK : Outcome.NOT_FOUND,
                expected.size(),
                expected.size() - missed.size(),
                took);
    }

    private Outcome excuse(Outcome outcome, PeerId asker, Set<FilePath> paths, long mark) {
        if (outcome == Outcome.ABANDONED) return outcome;
        return couldBeServed(paths, asker, mark) ? outcome : Outcome.UNAVAILABLE;
    }

    private boolean couldBeServed(Set<FilePath> paths, PeerId asker, long mark) {
        return paths.stream()
                .anyMatch(path -> holdings.witness(path, asker, mark).isPresent());
    }

    private static String key(Workload.Credential credential) {
        return credential.name().toLowerCase(Locale.ROOT);
    }
}
