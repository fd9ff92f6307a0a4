package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import p4.control.ControlReply.Located;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest.Fetch;

/** A file that is not what it was is not served, and is offered anew. Source: threats, row 16. */
class ChangedFileTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final World world = new World();

    private World.Node aliceWhoHearsOfNoChange() {
        world.shares = WrappedFolder::unwatched;
        World.Node alice = world.join("alice", "ode");
        world.join("bob");
        return alice;
    }

    private Fetch fetch() {
        Located located = world.located("bob", "ode");
        return Fetch.whole(located.manifest(), located.holders().get(0).ticket());
    }

    private Optional<Long> offeredSize(World.Node alice) {
        return world.offer(alice).file(World.path("ode")).map(file -> file.size());
    }

    @Test
    void aFileThatChangedSinceItWasOfferedIsRefusedAndLookedAtAgain() {
        World.Node alice = aliceWhoHearsOfNoChange();
        Fetch fetch = fetch();
        alice.folder().put(World.path("ode"), World.bytes("another ode"));

        TransferRefusal refusal = world.refusal(alice.peer().uploads().fetch(fetch));
        world.timeline.advance(SOON);

        assertThat(refusal).isEqualTo(TransferRefusal.CHANGED);
        assertThat(offeredSize(alice)).contains(11L);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsLookedAtAgain() throws IOException {
        World.Node alice = aliceWhoHearsOfNoChange();
        OpenFile file = world.await(alice.peer().uploads().fetch(fetch()));
        alice.folder().put(World.path("ode"), World.bytes("another ode"));

        TransferRefusal refusal = refusalOfReading(file);
        file.close();
        world.timeline.advance(SOON);

        assertThat(refusal).isEqualTo(TransferRefusal.CHANGED);
        assertThat(offeredSize(alice)).contains(11L);
    }

    private static TransferRefusal refusalOfReading(OpenFile file) throws IOException {
        try {
            file.read(0, ByteBuffer.allocate(3));
        } catch (TransferRefused refused) {
            return refused.why();
        }
        throw new AssertionError("it was read");
    }
}
