package p4.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.overlay.OverlayWorld.Member;

/** A fetch among few peers, some of which lie, stop or go away. */
class OverlayFetchTest {

    private static final FilePath PATH = new FilePath("films/big.bin");
    private static final byte[] CONTENT = content();
    private static final ContentHash HASH = ContentHash.ofContent(CONTENT);

    private final OverlayWorld world = new OverlayWorld(5);
    private Member reader;

    @BeforeEach
    void joinSome() {
        world.grow(4);
        reader = world.members.get(1);
    }

    @Test
    void aFileIsFetchedByNameInPiecesAndVerified() {
        holder(2);
        List<Long> moved = new ArrayList<>();

        Fetched fetched = get("big.bin", (done, total) -> moved.add(done));

        assertThat(reader.folder().content(PATH)).contains(CONTENT);
        assertThat(fetched.file().hash()).isEqualTo(HASH);
        assertThat(fetched.from().endpoint()).isEqualTo(world.members.get(2).endpoint());
        assertThat(moved).hasSize(3).endsWith((long) CONTENT.length);
    }

    @Test
    void aFileIsFetchedByHashAndOfferedFromThenOn() {
        holder(2);

        get(HASH.hex(), OverlayNode.Progress.NONE);
        world.pass(1);
        List<Found> found = world.find(
                world.members.get(3),
                new SearchRequest(HASH.hex(), true, 2, SearchRequest.Way.DYNAMIC));

        assertThat(found.get(0).holders())
                .extracting(Contact::endpoint)
                .containsExactlyInAnyOrder(
                        reader.endpoint(), world.members.get(2).endpoint());
    }

    @Test
    void twoFilesAreFetchedAtOnceFromOneHolder() {
        holder(2).put("films/other.bin", "other");
        world.pass(1);

        var first = reader.node().get(order("big.bin"), OverlayNode.Progress.NONE);
        var second = reader.node().get(order("other.bin"), OverlayNode.Progress.NONE);

        assertThat(world.timeline.await(world.stepping(first)).file().hash()).isEqualTo(HASH);
        assertThat(world.timeline.await(world.stepping(second)).holdersTried()).isEqualTo(1);
        assertThat(reader.events(OverlayEvent.HolderFailed.class)).isEmpty();
    }

    @Test
    void whoLiesAboutBytesIsNamedAndTheNextHolderServes() {
        Liar liar = liar(Lie.WRONG_BYTES);
        holder(2);

        Fetched fetched = get("big.bin", OverlayNode.Progress.NONE);

        assertThat(reader.folder().content(PATH)).contains(CONTENT);
        assertThat(fetched.from().endpoint()).isEqualTo(world.members.get(2).endpoint());
        if (liar.asked > 0) {
            assertThat(reader.events(OverlayEvent.HolderFailed.class))
                    .anyMatch(event -> event.lied() && event.holder().id().equals(liar.id));
        }
    }

    @Test
    void whoStopsInTheMiddleIsFollowedByTheNextAtThatOffset() {
        Liar liar = liar(Lie.STOPS_AFTER_ONE);
        Member honest = holder(2);

        get("big.bin", OverlayNode.Progress.NONE);

        assertThat(reader.folder().content(PATH)).contains(CONTENT);
        long served = honest.events(OverlayEvent.Served.class).stream()
                .mapToLong(OverlayEvent.Served::bytes)
                .sum();
        long fromLiar = liar.asked > 1 ? OverlayLimits.DEFAULT.transfer().pieceBytes() : 0;
        assertThat(served).isEqualTo(CONTENT.length - fromLiar);
    }

    @Test
    void aLiarThatStopsCannotSpoilWhatAnHonestHolderFinishes() {
        Liar liar = liar(Lie.WRONG_THEN_STOPS);
        holder(2);

        Fetched fetched = get("big.bin", OverlayNode.Progress.NONE);

        assertThat(reader.folder().content(PATH)).contains(CONTENT);
        assertThat(fetched.from().id()).isNotEqualTo(liar.id);
    }

    @Test
    void ifEverybodyLiesNothingIsKept() {
        liar(Lie.WRONG_BYTES);

        assertThatThrownBy(() -> get("big.bin", OverlayNode.Progress.NONE))
                .hasCauseInstanceOf(OverlayFailed.class)
                .hasMessageContaining("no holder sent what its hash promises");
        assertThat(reader.folder().files()).isEmpty();
    }

    @Test
    void aHolderThatLostItsPowerIsGivenUp() {
        Member gone = holder(2);
        holder(3);
        world.find(reader, new SearchRequest("big", false, 2, SearchRequest.Way.DYNAMIC));
        var fetching = reader.node()
                .get(new GetRequest("big.bin", Optional.empty(), false), OverlayNode.Progress.NONE);
        while (gone.events(OverlayEvent.Served.class).isEmpty()
                && world.members.get(3).events(OverlayEvent.Served.class).isEmpty()) {
            world.timeline.advance(Duration.ofMillis(1));
        }
        boolean first = !gone.events(OverlayEvent.Served.class).isEmpty();
        world.network.crash((first ? gone : world.members.get(3)).host());

        Fetched fetched = world.timeline.await(world.stepping(fetching));

        assertThat(fetched.holdersTried()).isEqualTo(2);
        assertThat(reader.folder().content(PATH)).contains(CONTENT);
    }

    @Test
    void twoDifferentFilesOfOneNameAreToldApartByHash() {
        holder(2);
        world.members.get(3).put("other/big.bin", "something else");
        world.pass(1);

        assertThatThrownBy(() -> get("big.bin", OverlayNode.Progress.NONE))
                .hasMessageContaining("2 different files are called so")
                .hasMessageContaining(HASH.hex());
        assertThat(get(HASH.hex(), OverlayNode.Progress.NONE).file().hash()).isEqualTo(HASH);
    }

    @Test
    void whatNobodyHoldsIsNotFoundAndWhatIsThereIsNotOverwritten() {
        holder(2);
        reader.put("films/big.bin", "mine");

        assertThatThrownBy(() -> get("small.bin", OverlayNode.Progress.NONE))
                .cause()
                .isInstanceOfSatisfying(
                        OverlayFailed.class,
                        failed ->
                                assertThat(failed.kind()).isEqualTo(OverlayFailed.Kind.NOT_FOUND));
        assertThatThrownBy(() -> get("big.bin", OverlayNode.Progress.NONE))
                .cause()
                .isInstanceOfSatisfying(
                        OverlayFailed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(OverlayFailed.Kind.CONFLICT));
    }

    @Test
    void whoIsNamedByHearsayAndHoldsNothingIsNotBelieved() {
        Liar liar = liar(Lie.NAMES_OTHERS);

        List<Found> found = world.find(
                reader, new SearchRequest("big.bin", true, 9, SearchRequest.Way.FLOODING));

        assertThat(found).isEmpty();
        assertThat(liar.queried).isPositive();
        assertThat(reader.events(OverlayEvent.HearsayRefuted.class)).hasSize(1);
    }

    private Member holder(int number) {
        Member member = world.members.get(number);
        member.folder().put(PATH, CONTENT);
        world.timeline.advance(Duration.ofSeconds(1));
        return member;
    }

    private static GetRequest order(String text) {
        return new GetRequest(text, Optional.empty(), false);
    }

    private Fetched get(String text, OverlayNode.Progress progress) {
        return world.timeline.await(world.stepping(reader.node().get(order(text), progress)));
    }

    private enum Lie {
        WRONG_BYTES,
        STOPS_AFTER_ONE,
        WRONG_THEN_STOPS,
        NAMES_OTHERS
    }

    private Liar liar(Lie lie) {
        var liar = new Liar(lie);
        var endpoint = new PeerEndpoint("10.7.7.7", OverlayWorld.PORT);
        world.network.listen(endpoint, liar);
        Connection toReader =
                world.network.seenFrom("10.7.7.7").connect(reader.endpoint(), new Unheard());
        toReader.send(new Message.Ping(1, liar.id, OverlayWorld.PORT));
        world.timeline.advance(Duration.ofSeconds(1));
        assertThat(world.peers(reader)).extracting(Contact::id).contains(liar.id);
        return liar;
    }

    /** A peer that claims to hold the file. */
    private final class Liar implements OverlayNetwork.Acceptor {

        private final NodeId id = new NodeId(66, 66);
        private final Lie lie;
        private int asked;
        private int queried;

        Liar(Lie lie) {
            this.lie = lie;
        }

        @Override
        public Connection.Listener accept(Connection connection) {
            return new Unheard() {
                @Override
                public void received(Message message) {
                    answer(message, connection);
                }
            };
        }

        private void answer(Message message, Connection to) {
            if (message instanceof Message.Ping ping) {
                to.send(new Message.Pong(ping.tag(), id));
            } else if (message instanceof Message.Query query) {
                queried++;
                claim(query, to);
            } else if (message instanceof Message.PieceRequest request) {
                asked++;
                serve(request, to);
            }
        }

        private void claim(Message.Query query, Connection to) {
            if (lie == Lie.NAMES_OTHERS) {
                Member innocent = world.members.get(3);
                var named = new Contact(innocent.id(), innocent.endpoint());
                to.send(new Message.Elsewhere(query.id(), named, query.text()));
                return;
            }
            var file = new FileManifest(PATH, CONTENT.length, HASH);
            to.send(new Message.FileList(query.id(), List.of(file)));
        }

        private void serve(Message.PieceRequest request, Connection to) {
            if (lie != Lie.WRONG_BYTES && asked > 1) {
                to.close();
                return;
            }
            byte[] bytes = new byte[request.length()];
            if (lie == Lie.STOPS_AFTER_ONE) {
                System.arraycopy(CONTENT, (int) request.offset(), bytes, 0, bytes.length);
            }
            to.send(new Message.Piece(request.tag(), CONTENT.length, ByteBuffer.wrap(bytes)));
        }
    }

    /** Hears and does nothing. */
    private static class Unheard implements Connection.Listener {

        @Override
        public void received(Message message) {
            // it does not matter what it says
        }

        @Override
        public void closed() {
            // nor that it is gone
        }
    }

    private static byte[] content() {
        return "0123456789abcdef".repeat(40_000).getBytes(StandardCharsets.UTF_8);
    }
}
