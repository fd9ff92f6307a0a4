package p4.sim.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Seek;
import p4.sim.cluster.Sought;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.Journal;
import p4.sim.journal.OverlayTold;

/**
 * Users that search an overlay: has them look for holders, and writes down whom they found.
 *
 * <p>A holder counts as live if it is up, awake and honest, and holds a match, when the search ends. Lives
 * on the laboratory's timeline.
 */
final class Seekers {

    private final Cluster cluster;
    private final Journal journal;
    private final Holdings holdings;
    private final Wishes wishes;

    Seekers(Cluster cluster, Journal journal, Holdings holdings, Wishes wishes) {
        this.cluster = cluster;
        this.journal = journal;
        this.holdings = holdings;
        this.wishes = wishes;
    }

    /** Has the user of a peer that is up search. */
    void seek(Act.Seek act) {
        long mark = holdings.mark();
        Set<FilePath> matches = holdings.paths(path -> matches(act.order(), path));
        journal.tell(
                act.peer().value(),
                new OverlayTold.SearchAsked(
                        act.number(),
                        act.order().text(),
                        act.order().way().name().toLowerCase(Locale.ROOT),
                        holdings.servers(matches, act.peer(), holdings.mark()).size()));
        wishes.await(
                act.peer(),
                cluster.seek(act.peer(), act.order()),
                (sought, took) -> answered(act, sought, mark, took),
                (outcome, took, detail) -> new OverlayTold.SearchAnswered(
                        act.number(), excuse(outcome, act, mark), "", 0, 0, took));
    }

    private OverlayTold answered(Act.Seek act, Sought sought, long mark, Duration took) {
        Set<String> named = new TreeSet<>();
        Set<PeerId> live = new TreeSet<>();
        for (Sought.Find find : sought.finds()) {
            Set<PeerId> servers =
                    holdings.servers(Set.of(find.path()), act.peer(), holdings.mark());
            for (PeerEndpoint holder : find.holders()) {
                named.add(holder.toString());
                holdings.at(holder).filter(servers::contains).ifPresent(live::add);
            }
        }
        Outcome outcome = live.isEmpty() ? excuse(Outcome.NOT_FOUND, act, mark) : Outcome.OK;
        return new OverlayTold.SearchAnswered(
                act.number(), outcome, sought.query(), named.size(), live.size(), took);
    }

    /** Nobody is to blame if nobody could have been found all the while. */
    private Outcome excuse(Outcome outcome, Act.Seek act, long mark) {
        if (outcome == Outcome.ABANDONED) return outcome;
        Set<FilePath> matches = holdings.paths(path -> matches(act.order(), path));
        return holdings.servers(matches, act.peer(), mark).isEmpty()
                ? Outcome.UNAVAILABLE
                : outcome;
    }

    private static boolean matches(Seek order, FilePath path) {
        return order.whole()
                ? path.value().equals(order.text())
                : path.value()
                        .toLowerCase(Locale.ROOT)
                        .contains(order.text().toLowerCase(Locale.ROOT));
    }
}
