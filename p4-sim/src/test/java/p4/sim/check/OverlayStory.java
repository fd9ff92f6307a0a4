package p4.sim.check;

import java.time.Duration;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.OverlayTold;

/** What happens in an overlay, in a few words an event; peers listen at their names' addresses. */
final class OverlayStory {

    private final Story story;

    OverlayStory(Story story) {
        this.story = story;
    }

    Story story() {
        return story;
    }

    /** Where {@code peer}, which {@link #started}, listens. */
    static String address(String peer) {
        return peer + ".example:1";
    }

    OverlayStory at(double seconds) {
        story.at(seconds);
        return this;
    }

    OverlayStory started(String peer) {
        story.tell(peer, new Event.PeerStarted(address(peer), 1));
        return this;
    }

    OverlayStory lists(String who, String peer, int neighbours) {
        story.tell(who, new OverlayTold.NeighbourAdded(address(peer), neighbours, 2));
        return this;
    }

    OverlayStory exchanged(String who, int exchanges) {
        story.tell(who, new OverlayTold.ListExchanged(address("other"), exchanges));
        return this;
    }

    /** Search number {@code search}, which ends at once and names one holder, or none. */
    OverlayStory searched(int search, String way, int holders, boolean found) {
        story.tell("a", new OverlayTold.SearchAsked(search, "ode", way, holders));
        story.tell(
                "a",
                new OverlayTold.SearchAnswered(
                        search,
                        found ? Outcome.OK : Outcome.NOT_FOUND,
                        "query-" + search,
                        found ? 1 : 0,
                        found ? 1 : 0,
                        Duration.ofSeconds(1)));
        return this;
    }

    /** The query of search number {@code search} goes so far, and takes so many messages more. */
    OverlayStory widened(int search, int hops, int messages) {
        story.tell("a", new OverlayTold.QueryWidened("query-" + search, messages, hops));
        return this;
    }
}
