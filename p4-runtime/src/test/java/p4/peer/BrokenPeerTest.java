package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.control.ControlReply;
import p4.control.Refusal;
import p4.transfer.TransferRequest;

/** What is thrown on a peer's timeline, wherever it is, is not lost: it ends the node. */
@Timeout(10)
class BrokenPeerTest {

    private static final Duration LONG = World.LEASE.multipliedBy(2);

    private final World world = new World();
    private final World.Node alice = world.join("alice", "ode");

    /** What to do so that each kind of event is told, by its simple name. */
    private Map<String, Runnable> provocations() {
        Map<String, Runnable> all = new TreeMap<>();
        all.put("Announced", () -> world.join("bob"));
        all.put("Published", () -> world.join("bob"));
        all.put("AnnounceRefused", this::announceRefused);
        all.put("TrackerSilent", () -> world.cut = true);
        all.put("LeaseLost", () -> world.tracker = world.freshTracker());
        all.put("OfferRefused", this::offerRefused);
        all.put("FetchStarted", this::fetch);
        all.put("HolderFailed", this::fetchFromNobody);
        all.put("Saved", this::fetch);
        all.put("TicketAccepted", this::fetch);
        all.put("Served", this::fetch);
        all.put("ServeRefused", this::serveRefused);
        all.put("Stored", this::store);
        return all;
    }

    static Stream<String> kinds() {
        return new BrokenPeerTest().provocations().keySet().stream();
    }

    private void announceRefused() {
        world.answerInstead =
                Optional.of(ControlReply.Refused.because(Refusal.NAME_TAKEN, "another's"));
        world.node("bob", settings -> settings).peer().start();
    }

    private void offerRefused() {
        World.Node bob = world.join("bob");
        world.answerInstead =
                Optional.of(ControlReply.Refused.because(Refusal.TOO_LARGE, "too many"));
        bob.folder().put(World.path("elegy"), World.bytes("elegy"));
    }

    private void fetch() {
        World.Node bob = world.join("bob");
        assertThat(world.get(bob, "ode")).isNotNull();
    }

    private void fetchFromNobody() {
        world.network.unplug(alice.endpoint());
        fetch();
    }

    private void serveRefused() {
        var file = World.manifest("ode");
        var fetch = new TransferRequest.Fetch(file.path(), file.hash(), 0, 0, Optional.empty());
        assertThat(alice.peer().uploads().fetch(fetch)).isNotNull();
    }

    private void store() {
        World.Node bob = world.join("bob", "elegy");
        var order = new PeerCommands.Put(World.path("elegy"), 1);
        assertThat(bob.peer().put(order, PeerCommands.Progress.NONE)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatAnObserverThrowsComesOutOfTheTimeline(String kind) throws ClassNotFoundException {
        world.forbidden = Class.forName(PeerEvent.class.getName() + "$" + kind);

        assertThatThrownBy(() -> {
                    provocations().get(kind).run();
                    world.timeline.advance(LONG);
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(kind);
    }

    @Test
    void everyKindOfEventIsProvoked() {
        Set<String> provoked = provocations().keySet();

        assertThat(Stream.of(PeerEvent.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(provoked);
    }
}
