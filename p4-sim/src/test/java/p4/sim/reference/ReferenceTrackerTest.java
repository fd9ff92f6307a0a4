package p4.sim.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.control.Caller;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.control.Refusal;
import p4.model.PeerId;
import p4.model.TicketKey;
import p4.model.Token;
import p4.sim.time.VirtualTimeline;
import p4.tracker.RandomHandout;
import p4.tracker.Tracker;
import p4.tracker.TrackerLimits;
import p4.tracker.TrackerObserver;
import p4.tracker.TrackerSettings;

class ReferenceTrackerTest {

    private static final int REQUESTS = 4_000;
    private static final Instant ORIGIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Caller HERE = Caller.at("10.0.0.1");
    private static final Terms TERMS = new Terms(
            Duration.ofSeconds(30),
            Duration.ofSeconds(9),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            2,
            new Terms.Quota(5, 3, 900, 8),
            new Terms.Answers(3, 2, 256, 2, 2, 1_000_000));

    private final Set<Class<?>> asked = new HashSet<>();
    private final Set<Class<?>> answered = new HashSet<>();
    private final Set<Refusal> refused = EnumSet.noneOf(Refusal.class);

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private static TrackerLimits limits() {
        TrackerLimits usual = TrackerLimits.laboratory();
        TrackerLimits.Guard guard = usual.guard();
        return usual.with(new TrackerLimits.Quota(5, 3, 900, 8))
                .with(new TrackerLimits.Answer(3, 2, 256, 1_000_000, 64, 2, 2))
                .with(new TrackerLimits.Guard(
                        guard.guessesPerHost(),
                        guard.lockOut(),
                        100,
                        2,
                        Duration.ofMinutes(5),
                        100_000,
                        0));
    }

    private static Tracker tracker(VirtualTimeline time, SplittableRandom chance) {
        TrackerSettings settings = new TrackerSettings(
                TERMS.lease(), TERMS.heartbeat(), 2, TERMS.ticketLife(), true, true);
        var key = new TicketKey("0f".repeat(32));
        return new Tracker(
                settings, limits(), new RandomHandout(), key, chance, time, TrackerObserver.NONE);
    }

    private static ReferenceTracker reference() {
        return new ReferenceTracker(TERMS, Asking.GOOD::equals);
    }

    private static ControlRequest.Announce announce(Token identity) {
        return new ControlRequest.Announce(
                new PeerId("a"), identity, Asking.GOOD, OptionalInt.of(7_400), Optional.empty());
    }

    private static ControlReply.Announced granted(Token token) {
        return new ControlReply.Announced(
                new PeerId("a"),
                token,
                TERMS.lease(),
                TERMS.heartbeat(),
                HERE.host(),
                new TicketKey("0f".repeat(32)));
    }

    /** Asks at random; gives what the reference objected to first. */
    private Optional<Dispute> disputed(long seed) {
        var chance = new SplittableRandom(seed);
        var time = new VirtualTimeline(ORIGIN);
        Tracker tracker = tracker(time, chance.split());
        ReferenceTracker reference = reference();
        var asking = new Asking(chance.split());
        for (int i = 0; i < REQUESTS; i++) {
            time.run(Duration.ofMillis(chance.nextInt(400)));
            ControlRequest request = asking.next();
            Caller caller = Caller.at(asking.host());
            boolean good = request instanceof ControlRequest.Announce announce
                    && announce.credentials().equals(Asking.GOOD);
            ControlReply reply = tracker.handle(request, good ? caller.admit() : caller);
            asking.hear(reply);
            asked.add(request.getClass());
            answered.add(reply.getClass());
            if (reply instanceof ControlReply.Refused no) refused.add(no.why());
            Optional<Dispute> dispute = reference.hear(request, caller, reply, time.instant());
            if (dispute.isPresent()) return dispute;
        }
        return Optional.empty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allowsWhateverTheRealTrackerAnswers(long seed) {
        Optional<Dispute> dispute = disputed(seed);

        assertThat(dispute).isEmpty();
    }

    @Test
    void knowsEveryKindOfRequest() {
        Optional<Dispute> dispute = disputed(4_711);

        assertThat(dispute).isEmpty();
        assertThat(asked).isEqualTo(Set.copyOf(ControlRequest.kinds()));
        assertThat(answered).isEqualTo(Set.of(ControlReply.class.getPermittedSubclasses()));
        assertThat(refused)
                .contains(
                        Refusal.MALFORMED,
                        Refusal.BAD_CREDENTIALS,
                        Refusal.STALE_TOKEN,
                        Refusal.TICKET_FORGED,
                        Refusal.TICKET_EXPIRED,
                        Refusal.TICKET_REPLAYED,
                        Refusal.NO_SUCH_FILE,
                        Refusal.NO_TAKER,
                        Refusal.NAME_TAKEN,
                        Refusal.CONFLICT,
                        Refusal.TOO_LARGE,
                        Refusal.TOO_MANY);
    }

    @Test
    void aLeaseIsOverAtItsVeryEnd() {
        Token token = Token.draw(new SplittableRandom(1));
        ReferenceTracker reference = reference();
        reference.hear(announce(token), HERE, granted(token), ORIGIN);
        var heartbeat = new ControlRequest.Heartbeat(token);
        var renewed = new ControlReply.Renewed(TERMS.heartbeat());

        Optional<Dispute> dispute =
                reference.hear(heartbeat, HERE, renewed, ORIGIN.plus(TERMS.lease()));

        assertThat(dispute.map(Dispute::expected)).hasValue("a refusal with [STALE_TOKEN]");
        assertThat(dispute.map(Dispute::found)).hasValue(renewed.toString());
    }

    @Test
    void aHeartbeatThatIsDueTooLateBreaksTheLeaseLaw() {
        Token token = Token.draw(new SplittableRandom(1));
        ReferenceTracker reference = reference();
        reference.hear(announce(token), HERE, granted(token), ORIGIN);
        var late = new ControlReply.Renewed(TERMS.heartbeat().plusMillis(1));

        Optional<Dispute> dispute =
                reference.hear(new ControlRequest.Heartbeat(token), HERE, late, ORIGIN);

        assertThat(dispute.map(Dispute::expected)).hasValue("a heartbeat of PT8.1S to PT9S");
    }

    @Test
    void whatNobodyOffersIsNotFound() {
        Token token = Token.draw(new SplittableRandom(1));
        ReferenceTracker reference = reference();
        reference.hear(announce(token), HERE, granted(token), ORIGIN);
        var search = new ControlRequest.Search(token, "x", 10);

        Optional<Dispute> right =
                reference.hear(search, HERE, new ControlReply.Found(List.of(), false), ORIGIN);
        Optional<Dispute> wrong =
                reference.hear(search, HERE, new ControlReply.Found(List.of(), true), ORIGIN);

        assertThat(right).isEmpty();
        assertThat(wrong.map(Dispute::request).orElse("")).startsWith("a asked Search");
    }
}
