package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import p4.control.ControlReply;
import p4.model.FileManifest;
import p4.model.Ticket;
import p4.model.TicketClaims;
import p4.model.TicketKey;
import p4.model.TicketUse;
import p4.peer.PeerSettings.Verification;
import p4.time.Alarm;
import p4.time.Timeline;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRequest;

/** No byte leaves without a ticket that is good here, now, for this, for the first time. */
class TicketGateTest {

    private final World world = new World();

    private World.Node alice(Verification verification) {
        return world.join("alice", World.verifying(verification), "ode", "elegy");
    }

    private CompletionStage<OpenFile> fetch(
            World.Node holder, FileManifest file, Optional<Ticket> ticket) {
        return holder.peer()
                .uploads()
                .fetch(new TransferRequest.Fetch(file.path(), file.hash(), 0, 0, ticket));
    }

    private TransferRefusal refusal(World.Node holder, FileManifest file, Ticket ticket) {
        return world.refusal(fetch(holder, file, Optional.of(ticket)));
    }

    private static Ticket ticketFor(ControlReply.Located located, String holder) {
        return located.holders().stream()
                .filter(offer -> offer.peer().value().equals(holder))
                .findFirst()
                .orElseThrow()
                .ticket();
    }

    @ParameterizedTest
    @EnumSource(Verification.class)
    void aGoodTicketOpensItsFileOnce(Verification verification) {
        World.Node alice = alice(verification);
        world.join("bob");
        ControlReply.Located located = world.located("bob", "ode");
        Ticket ticket = ticketFor(located, "alice");

        OpenFile file = world.await(fetch(alice, located.manifest(), Optional.of(ticket)));
        file.close();
        world.timeline.runReady();
        TransferRefusal again = refusal(alice, located.manifest(), ticket);

        assertThat(file.manifest()).isEqualTo(located.manifest());
        assertThat(again).isEqualTo(TransferRefusal.UNAUTHENTICATED);
        assertThat(alice.told(PeerEvent.TicketAccepted.class)).hasSize(1);
        assertThat(alice.told(PeerEvent.Served.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Verification.class)
    void withoutATicketNothingOpens(Verification verification) {
        World.Node alice = alice(verification);
        world.join("bob");
        FileManifest file = world.located("bob", "ode").manifest();

        TransferRefusal refusal = world.refusal(fetch(alice, file, Optional.empty()));

        assertThat(refusal).isEqualTo(TransferRefusal.UNAUTHENTICATED);
        assertThat(alice.told(PeerEvent.ServeRefused.class)).hasSize(1);
        assertThat(alice.told(PeerEvent.TicketAccepted.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verification.class)
    void anAlteredTicketOpensNothing(Verification verification) {
        World.Node alice = alice(verification);
        world.join("bob");
        ControlReply.Located located = world.located("bob", "ode");
        Ticket good = ticketFor(located, "alice");
        TicketClaims claims = good.claims();
        var later = new TicketClaims(
                claims.use(),
                claims.requester(),
                claims.holder(),
                claims.content(),
                claims.expiry().plusSeconds(30),
                claims.nonce());
        Stream<Ticket> altered = Stream.of(
                new Ticket(later, good.hmac()),
                new Ticket(claims, "00".repeat(32)),
                new TicketKey("0f".repeat(32)).sign(claims));

        assertThat(altered.map(ticket -> refusal(alice, located.manifest(), ticket)))
                .containsOnly(TransferRefusal.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @EnumSource(Verification.class)
    void aTicketForAnotherHolderContentOrUseOpensNothing(Verification verification) {
        World.Node alice = alice(verification);
        world.join("carol", World.verifying(verification), "ode");
        world.join("bob");
        ControlReply.Located ode = world.located("bob", "ode");
        ControlReply.Located elegy = world.located("bob", "elegy");
        Ticket mine = ticketFor(ode, "alice");
        TransferRequest.Store store = new TransferRequest.Store(ode.manifest(), Optional.of(mine));

        TransferRefusal stolen = refusal(alice, ode.manifest(), ticketFor(ode, "carol"));
        TransferRefusal other = refusal(alice, elegy.manifest(), mine);
        TransferRefusal use = world.refusal(world.join("dora").peer().uploads().store(store));

        assertThat(stolen).isEqualTo(TransferRefusal.UNAUTHENTICATED);
        assertThat(other).isEqualTo(TransferRefusal.UNAUTHENTICATED);
        assertThat(use).isEqualTo(TransferRefusal.UNAUTHENTICATED);
        assertThat(mine.claims().use()).isEqualTo(TicketUse.FETCH);
    }

    @ParameterizedTest
    @EnumSource(Verification.class)
    void aTicketWhoseTimeIsOverOpensNothing(Verification verification) {
        World.Node alice = alice(verification);
        world.join("bob");
        ControlReply.Located located = world.located("bob", "ode");
        Ticket ticket = ticketFor(located, "alice");

        world.timeline.advance(
                Duration.between(world.timeline.instant(), ticket.claims().expiry())
                        .plus(Duration.ofMillis(5_001)));

        assertThat(refusal(alice, located.manifest(), ticket))
                .isEqualTo(TransferRefusal.UNAUTHENTICATED);
    }

    @Test
    void aHolderWhoseClockIsFiveSecondsAheadTakesATicketUpToItsLastMoment() {
        World.Node alice = alice(Verification.OFFLINE);
        world.join("bob");
        ControlReply.Located located = world.located("bob", "ode");
        Ticket ticket = ticketFor(located, "alice");

        world.timeline.advance(
                Duration.between(world.timeline.instant(), ticket.claims().expiry())
                        .plus(Duration.ofSeconds(5)));
        OpenFile opened = world.await(fetch(alice, located.manifest(), Optional.of(ticket)));

        assertThat(opened.manifest()).isEqualTo(located.manifest());
    }

    @Test
    void aHolderThatAsksTheTrackerServesThoughItsOwnClockIsAnHourAhead() {
        world.clocks = clock -> new Ahead(clock, Duration.ofHours(1));
        World.Node alice = alice(Verification.ONLINE);
        world.join("bob");
        ControlReply.Located located = world.located("bob", "ode");
        Ticket ticket = ticketFor(located, "alice");

        OpenFile opened = world.await(fetch(alice, located.manifest(), Optional.of(ticket)));

        assertThat(opened.manifest()).isEqualTo(located.manifest());
    }

    /** A clock that is {@code by} too far. */
    private record Ahead(Timeline real, Duration by) implements Timeline {

        @Override
        public Instant instant() {
            return real.instant().plus(by);
        }

        @Override
        public Alarm after(Duration delay, Runnable task) {
            return real.after(delay, task);
        }

        @Override
        public void execute(Runnable task) {
            real.execute(task);
        }
    }

    @ParameterizedTest
    @EnumSource(Verification.class)
    void describingDoesNotSpendATicketButNeedsOne(Verification verification) {
        World.Node alice = alice(verification);
        world.join("bob");
        ControlReply.Located located = world.located("bob", "ode");
        FileManifest file = located.manifest();
        Optional<Ticket> ticket = Optional.of(ticketFor(located, "alice"));
        var describe = new TransferRequest.Describe(file.path(), file.hash(), ticket);
        var bare = new TransferRequest.Describe(file.path(), file.hash(), Optional.empty());

        FileManifest described = world.await(alice.peer().uploads().describe(describe));
        OpenFile opened = world.await(fetch(alice, file, ticket));
        TransferRefusal refusal = world.refusal(alice.peer().uploads().describe(bare));

        assertThat(described).isEqualTo(file);
        assertThat(opened.manifest()).isEqualTo(file);
        assertThat(refusal).isEqualTo(TransferRefusal.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @EnumSource(Verification.class)
    void aHolderThatCannotReachItsTrackerSaysSo(Verification verification) {
        World.Node alice = alice(verification);
        world.join("bob");
        ControlReply.Located located = world.located("bob", "ode");
        Ticket ticket = ticketFor(located, "alice");
        world.cut = true;

        CompletionStage<OpenFile> opened = fetch(alice, located.manifest(), Optional.of(ticket));

        switch (verification) {
            case OFFLINE ->
                assertThat(world.await(opened).manifest()).isEqualTo(located.manifest());
            case ONLINE -> assertThat(world.refusal(opened)).isEqualTo(TransferRefusal.UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @EnumSource(Verification.class)
    void aRangePastTheEndIsRefused(Verification verification) {
        World.Node alice = alice(verification);
        world.join("bob");
        ControlReply.Located located = world.located("bob", "ode");
        FileManifest file = located.manifest();
        var beyond = new TransferRequest.Fetch(
                file.path(), file.hash(), 2, 2, Optional.of(ticketFor(located, "alice")));

        assertThat(world.refusal(alice.peer().uploads().fetch(beyond)))
                .isEqualTo(TransferRefusal.INVALID);
        assertThat(world.await(alice.peer().status()).uploadsRunning()).isZero();
    }
}
