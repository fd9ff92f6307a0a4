package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.await;

import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerServiceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.CommandFailed;
import p4.peer.CommandFailed.Kind;
import p4.peer.PeerCommands;
import p4.peer.PeerCommands.Fetched;
import p4.peer.PeerCommands.Get;
import p4.peer.PeerCommands.Holders;
import p4.peer.PeerCommands.Progress;
import p4.peer.PeerCommands.Put;

/** A peer that is driven from afar does and says the same as one that is driven directly. */
abstract class PeerControlContract {

    private static final Token TOKEN = Token.draw(new SplittableRandom(1));
    private static final Token WRONG_TOKEN = Token.draw(new SplittableRandom(2));
    private static final FilePath PATH = new FilePath("docs/größe 1.bin");

    private final ScriptedCommands peer = new ScriptedCommands();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** Serves {@code service}, and says how to connect to it. */
    abstract Served serve(ServerServiceDefinition service);

    /** A control service that runs. */
    record Served(ManagedChannelBuilder<?> channel, PeerServer server, AutoCloseable ending) {}

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) each.close();
    }

    @Test
    void everyFileOfTheNetworkIsListedHoweverManyThereAre() {
        var tree = await(remote().list(Optional.empty()));

        assertThat(tree).isEqualTo(ScriptedCommands.tree());
        assertThat(peer.heard()).containsExactly(Optional.empty());
    }

    @Test
    void oneFolderIsListed() {
        var folder = Optional.of(new FilePath("nothing/here"));

        assertThat(await(remote().list(folder))).isEmpty();
        assertThat(peer.heard()).containsExactly(folder);
    }

    @Test
    void filesAreFoundInTheOrderThePeerSays() {
        var found = await(remote().find("*.bin"));

        assertThat(found).containsExactly(ScriptedCommands.file("b"), ScriptedCommands.file("a"));
        assertThat(peer.heard()).containsExactly("*.bin");
    }

    @Test
    void theHoldersOfAFileAreToldInOrder() {
        Holders holders = await(remote().where(PATH));

        assertThat(holders)
                .isEqualTo(new Holders(
                        ScriptedCommands.file(PATH.value()), ScriptedCommands.holders()));
    }

    @Test
    void aFetchTellsHowFarItIsAndWhatCameOfIt() {
        var steps = new ArrayList<String>();
        var order = new Get(
                PATH,
                Optional.of(ContentHash.ofContent(new byte[0])),
                Optional.of(new FilePath("here")),
                true);

        Fetched fetched =
                await(remote().get(order, (done, total) -> steps.add(done + "/" + total)));

        assertThat(fetched)
                .isEqualTo(new Fetched(
                        ScriptedCommands.file(PATH.value()),
                        new FilePath("here"),
                        new PeerId("bob"),
                        3));
        assertThat(steps).isSubsetOf("1000/4000", "4000/4000").isNotEmpty();
        assertThat(peer.heard()).containsExactly(order);
    }

    @Test
    void aPlainFetchHasNothingItWasNotTold() {
        var order = new Get(PATH, Optional.empty(), Optional.empty(), false);

        await(remote().get(order, Progress.NONE));

        assertThat(peer.heard()).containsExactly(order);
    }

    @Test
    void anUploadTellsWhoTookIt() {
        var order = new Put(PATH, 2);

        var takers = await(remote().put(order, Progress.NONE));

        assertThat(takers).isEqualTo(ScriptedCommands.holders());
        assertThat(peer.heard()).containsExactly(order);
    }

    @Test
    void thePeerSaysHowItIsOnTheNetworkAndOff() {
        var online = await(remote().status());
        peer.offline();
        var offline = await(remote().status());

        assertThat(online).isEqualTo(ScriptedCommands.STATUS);
        assertThat(offline).isEqualTo(ScriptedCommands.STATUS_OFFLINE);
    }

    @Test
    void aPeerOfAnOverlayListsItsNeighbours() {
        assertThat(await(remote().neighbours())).isEqualTo(ScriptedCommands.holders());
        assertThat(peer.heard()).containsExactly("neighbours");
    }

    @Test
    void thePeerLogsOut() {
        await(remote().logout());

        assertThat(peer.heard()).containsExactly("logout");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfFailureComesThroughWithItsWords(Kind kind) {
        peer.failing(new CommandFailed(kind, "because of größe 1"));

        assertThat(failuresOf(remote()))
                .hasSize(8)
                .allMatch(failed -> failed.kind() == kind)
                .extracting(Throwable::getMessage)
                .containsOnly("because of größe 1");
    }

    @Test
    void aBugInThePeerIsAFailureThatTellsNothingOfIt() {
        peer.failing(new IllegalStateException("secret"));

        assertThat(failuresOf(remote()))
                .allMatch(failed -> failed.kind() == Kind.FAILED)
                .noneMatch(failed -> failed.getMessage().contains("secret"));
    }

    @Test
    void whoShowsAnotherTokenIsRefusedAndCommandsNothing() {
        assertThat(failuresOf(remote(WRONG_TOKEN)))
                .hasSize(8)
                .allMatch(failed -> failed.kind() == Kind.UNAUTHORIZED);
        assertThat(peer.heard()).isEmpty();
    }

    @Test
    void aPeerThatIsGoneIsAFailure() {
        Served served = serve(PeerControlEndpoint.service(peer, TOKEN));
        served.server().close();
        var remote = new RemotePeerCommands(served.channel(), TOKEN);
        open.add(remote);
        open.add(served.ending());

        assertThat(failuresOf(remote)).allMatch(failed -> failed.kind() == Kind.FAILED);
    }

    private RemotePeerCommands remote() {
        return remote(TOKEN);
    }

    private RemotePeerCommands remote(Token shown) {
        Served served = serve(PeerControlEndpoint.service(peer, TOKEN));
        var remote = new RemotePeerCommands(served.channel(), shown);
        open.add(remote);
        open.add(served.server());
        open.add(served.ending());
        return remote;
    }

    private static List<CommandFailed> failuresOf(PeerCommands commands) {
        var get = new Get(PATH, Optional.empty(), Optional.empty(), false);
        return List.<Function<PeerCommands, CompletionStage<?>>>of(
                        c -> c.list(Optional.empty()),
                        c -> c.find("x"),
                        c -> c.where(PATH),
                        c -> c.get(get, Progress.NONE),
                        c -> c.put(new Put(PATH, 1), Progress.NONE),
                        PeerCommands::status,
                        PeerCommands::neighbours,
                        PeerCommands::logout)
                .stream()
                .map(command -> catchThrowableOfType(
                        CommandFailed.class, () -> await(command.apply(commands))))
                .filter(failed -> failed != null)
                .toList();
    }
}
