package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import p4.compat.pserver.OriginalPserver;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.ListFiles;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Report;
import p4.control.ControlRequest.Search;
import p4.control.ControlRequest.Verify;

/**
 * Programs of pserver and peers of ours on one network, over real sockets.
 *
 * <p>The contract is about bytes, of which the original moves none: there, programs are such as send
 * and take bytes besides. What the original alone does comes after it.
 */
final class PserverNetworkTest extends DialectContract {

    @Override
    String name() {
        return "pserver";
    }

    @Override
    Program program() {
        return new PserverProgram(OriginalPserver.ofBytes(dialect().address()));
    }

    @Override
    Set<Class<?>> said() {
        return Set.of(
                Announce.class,
                PublishDelta.class,
                Heartbeat.class,
                Locate.class,
                Disconnect.class);
    }

    @Override
    Map<Class<?>, String> unsaid() {
        return Map.of(
                Publish.class, "names are only ever added",
                ListFiles.class, "a program lists its own names; it asks for others one by one",
                Search.class, "a name is found whole or not at all",
                Place.class, "an upload goes to any program that is active, not to native peers",
                Verify.class, "the gateway verifies, by ticket or by the address it granted",
                Report.class, "the gateway reports what fails in their name");
    }

    @Test
    void namesOfTheOriginalAreFoundThoughNobodyHasTheirBytes() {
        OriginalPserver ann = original("ann");
        OriginalPserver bob = original("bob");
        ann.share("song.txt", "la la la");

        assertThat(bob.whoHas("song.txt").body()).isEqualTo(ann.url());
        assertThat(bob.requestFile(ann.url(), "song.txt")).isEqualTo(200);
        assertThat(bob.pushed()).containsExactly("song.txt");
        assertThat(ann.whoHas("song.txt").statusCode()).isEqualTo(404);
        assertThat(say("ls", "--tracker", url()).out()).isEmpty();
    }

    @Test
    void aFileWithManyHoldersIsFoundAtEachOfThem() {
        var holders = new TreeSet<String>();
        for (String name : Set.of("ann", "bob", "carl")) {
            OriginalPserver holder = original(name);
            holder.share("song.txt", "la la la");
            holders.add(holder.url());
        }
        OriginalPserver reader = original("reader");

        var found = new TreeSet<String>();
        for (int i = 0; i < 60; i++) found.add(reader.whoHas("song.txt").body());

        assertThat(found).isEqualTo(holders);
    }

    @Test
    void theOriginalIsPushedTheNameOfAFileThatIsNative() throws IOException {
        write("holder/song.txt", "la la la");
        startPeer("holder", "--name", "holder");
        OriginalPserver ann = original("ann");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ann.whoHas("song.txt").statusCode() == 200);

        String gateway = ann.whoHas("song.txt").body();

        assertThat(gateway).isEqualTo(AddressText.write(dialect().data()));
        assertThat(ann.requestFile(gateway, "song.txt")).isEqualTo(200);
        assertThat(ann.pushed()).containsExactly("song.txt");
    }

    @Test
    void theGatewayPushesToWhomTheTrackerSentAndToNobodyElse() {
        OriginalPserver holder = closing(OriginalPserver.ofBytes(dialect().address()));
        holder.login("holder", "joy");
        holder.share("song.txt", "la la la");
        OriginalPserver ann = original("ann");
        OriginalPserver victim = original("victim");
        String gateway = AddressText.write(dialect().data());

        assertThat(ann.requestFile(gateway, "song.txt")).isEqualTo(401);
        ann.whoHas("song.txt");
        assertThat(ann.requestFile(gateway, victim.url(), "song.txt")).isEqualTo(401);
        assertThat(ann.requestFile(gateway, "nowhere", "song.txt")).isEqualTo(400);
        assertThat(ann.requestFile(gateway, "../song.txt")).isEqualTo(404);
        assertThat(ann.requestFile(gateway, "song.txt")).isEqualTo(200);
        assertThat(ann.requestFile(gateway, "song.txt")).isEqualTo(401);
        assertThat(victim.pushed()).isEmpty();
    }

    @Test
    void anUploadGoesToAnyOtherWhoIsThere() {
        OriginalPserver ann = original("ann");
        assertThat(ann.whoTakes().statusCode()).isEqualTo(404);
        OriginalPserver bob = original("bob");
        OriginalPserver carl = original("carl");

        var takers = new TreeSet<String>();
        for (int i = 0; i < 40; i++) takers.add(ann.whoTakes().body());

        assertThat(takers).containsExactlyInAnyOrder(bob.url(), carl.url());
        assertThat(ann.requestUpload(bob.url(), "song.txt")).isEqualTo(200);
        assertThat(ann.requestUpload(bob.url(), "song.txt")).isEqualTo(409);
    }

    @Test
    void theFirstPasswordOfAUserIsHisFromThenOn() {
        OriginalPserver ann = original("ann");
        OriginalPserver other = closing(OriginalPserver.ofNames(dialect().address()));

        assertThat(other.login("ann", "a guess")).isEqualTo(401);
        assertThat(other.ping()).isEqualTo(401);
        assertThat(other.whoTakes().statusCode()).isEqualTo(401);
        assertThat(ann.ping()).isEqualTo(200);
        assertThat(other.login("ann", "the password of ann")).isEqualTo(200);
    }

    private OriginalPserver original(String name) {
        OriginalPserver program = closing(OriginalPserver.ofNames(dialect().address()));
        program.login(name, "the password of " + name);
        return program;
    }
}
