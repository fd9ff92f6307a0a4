package p4.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.overlay.OverlayWorld.Member;

/** What a stranger gets for what it says to a node. */
class InboundTest {

    private static final ContentHash HASH =
            ContentHash.ofContent("hello".getBytes(StandardCharsets.UTF_8));
    private static final List<Message.Request> REQUESTS = List.of(
            new Message.ListRequest(1),
            new Message.Ping(2, new NodeId(5, 5), 0),
            query(1, 3),
            new Message.PieceRequest(4, HASH, 0, 100));

    private final OverlayWorld world = new OverlayWorld(1);
    private final Member member = world.add();
    private final Recorder stranger = new Recorder();
    private final Connection.Listener listener = member.node().accept(stranger);

    @BeforeEach
    void startWithOneFile() {
        member.put("docs/hello.txt", "hello");
        world.start(member);
    }

    @Test
    void answersEveryKindOfRequest() {
        REQUESTS.forEach(this::say);

        assertThat(new HashSet<Class<?>>(REQUESTS.stream().map(Object::getClass).toList()))
                .isEqualTo(Set.of(Message.Request.class.getPermittedSubclasses()));
        assertThat(stranger.sent.stream().map(Object::getClass))
                .containsExactly(Arrays.asList(
                                Message.PeerList.class,
                                Message.Pong.class,
                                Message.FileList.class,
                                Message.Piece.class)
                        .toArray(Class<?>[]::new));
    }

    @Test
    void anAnswerThatNobodyAskedForEndsTheConnection() {
        say(new Message.Elsewhere(
                new QueryId(1, 1), new Contact(new NodeId(6, 6), member.endpoint()), "hello"));

        assertThat(stranger.sent(Message.Fault.class))
                .extracting(Message.Fault::why)
                .containsExactly(ErrorId.UNEXPECTED);
        assertThat(stranger.closed).isTrue();
    }

    @Test
    void aQueryIsAnsweredOnceHoweverOftenItComes() {
        for (int hops = 1; hops <= 4; hops++) say(query(77, hops));
        say(query(77, 4));
        var other = new Recorder();
        member.node().accept(other).received(query(77, 4));

        assertThat(stranger.sent(Message.FileList.class)).hasSize(1);
        assertThat(other.sent).isEmpty();
    }

    @Test
    void aDirectQuestionIsAlwaysAnsweredAndAQueryOnlyIfThereIsAMatch() {
        var nothing = "nothing of that name";
        say(new Message.Query(new QueryId(1, 1), 0, 1, List.of(), nothing));
        say(new Message.Query(new QueryId(1, 1), 0, 1, List.of(), nothing));
        say(new Message.Query(new QueryId(2, 2), 3, 1, List.of(), nothing));

        assertThat(stranger.sent(Message.FileList.class))
                .hasSize(2)
                .allMatch(list -> list.files().isEmpty());
    }

    @Test
    void aHashIsAQueryToo() {
        say(new Message.Query(new QueryId(3, 3), 0, 1, List.of(), HASH.hex()));

        assertThat(stranger.sent(Message.FileList.class).get(0).files()).hasSize(1);
    }

    @Test
    void aNeighbourThatFloodsIsHeardOnlyWithinItsBudget() {
        for (int i = 0; i < 1_000; i++) say(query(1_000 + i, 1));

        int budget = OverlayLimits.DEFAULT.peers().requestsAtOnce();
        assertThat(stranger.sent(Message.FileList.class)).hasSize(budget);
        assertThat(stranger.sent(Message.Fault.class))
                .hasSize(1_000 - budget)
                .allMatch(fault -> fault.why() == ErrorId.TOO_MANY);
        world.timeline.advance(Duration.ofSeconds(1));
        say(query(9_999, 1));
        assertThat(stranger.sent(Message.FileList.class)).hasSize(budget + 1);
    }

    @Test
    void aPieceThatIsNotThereIsRefusedByItsReason() {
        say(new Message.PieceRequest(1, ContentHash.ofContent(new byte[0]), 0, 1));
        say(new Message.PieceRequest(2, HASH, 6, 1));
        say(new Message.PieceRequest(3, HASH, 5, 1));
        member.folder().remove(new FilePath("docs/hello.txt"));
        say(new Message.PieceRequest(4, HASH, 0, 1));

        assertThat(stranger.sent(Message.Fault.class))
                .extracting(Message.Fault::why)
                .containsExactly(ErrorId.NO_SUCH_FILE, ErrorId.BAD_RANGE, ErrorId.FILE_CHANGED);
        assertThat(stranger.sent(Message.Piece.class).get(0).bytes().remaining())
                .isZero();
    }

    @Test
    void oneConnectionIsServedOnePieceAtATime() {
        listener.received(new Message.PieceRequest(1, HASH, 0, 5));
        listener.received(new Message.PieceRequest(2, HASH, 0, 5));
        world.timeline.runReady();

        assertThat(stranger.sent(Message.Fault.class))
                .containsExactly(new Message.Fault(2, ErrorId.TOO_MANY, ""));
        assertThat(stranger.sent(Message.Piece.class)).hasSize(1);
    }

    @Test
    void aStrangerThatClaimsToListenIsDialledAtItsOwnHostBeforeAnybodyHearsOfIt() {
        say(new Message.Ping(1, new NodeId(5, 5), 4_000));
        world.pass(1);
        say(new Message.ListRequest(2));

        assertThat(stranger.sent(Message.PeerList.class).get(0).peers()).isEmpty();
    }

    private void say(Message message) {
        listener.received(message);
        world.timeline.runReady();
    }

    private static Message.Query query(long id, int hops) {
        return new Message.Query(new QueryId(id, id), hops, 1, List.of(), "HELLO");
    }
}
