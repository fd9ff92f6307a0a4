package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static p4.control.Conversation.announce;
import static p4.control.Conversation.file;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Found;
import p4.control.ControlReply.Published;
import p4.control.ControlReply.Refused;
import p4.control.ControlReply.Renewed;
import p4.control.ControlReply.Verified;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.Search;
import p4.control.ControlRequest.Verify;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FileTree;
import p4.model.Token;

/** Attacks by asking too often or guessing, and what comes of them. Source: threats, rows 3, 18. */
final class FloodAttackTest extends TrackerFixture {

    private static final FileManifest POEM = file("poems/ode.txt", "joy");
    private static final String MALLORY = "203.0.113.66";
    private static final Duration LOCK_OUT = Duration.ofMinutes(1);

    @Test
    void whoGuessesTenTimesIsLockedOutEvenIfTheNextGuessIsRight() {
        guess(10, MALLORY);

        Refused refused = from(MALLORY).ask(announce("alice"), Refused.class);

        assertThat(refused.why()).isEqualTo(Refusal.TOO_MANY);
        assertThat(refused.retryAfter()).contains(LOCK_OUT);
        from(HOST).ask(announce("alice"), Announced.class);
    }

    @Test
    void aLockOutEnds() {
        guess(10, MALLORY);

        timeline.advance(LOCK_OUT);

        from(MALLORY).ask(announce("alice"), Announced.class);
    }

    @Test
    void aGoodAnnounceDoesNotWipeOutTheGuessesBeforeIt() {
        guess(9, MALLORY);

        from(MALLORY).ask(announce("alice"), Announced.class);
        guess(1, MALLORY);

        assertThat(from(MALLORY).refusal(announce("alice"))).isEqualTo(Refusal.TOO_MANY);
    }

    @Test
    void guessesFromOneIpv6NetworkCountTogether() {
        for (int i = 0; i < 10; i++) guess(1, "2606:4700:1:2::" + i);

        assertThat(from("2606:4700:1:2:3:4:5:6").refusal(announce("alice")))
                .isEqualTo(Refusal.TOO_MANY);
        from("2606:4700:1:3::1").ask(announce("alice"), Announced.class);
    }

    @Test
    void announcesOfOneAddressAreLimitedAndOthersAreNot() {
        hurry(new Rate(1, 3));
        for (int i = 0; i < 3; i++) from(MALLORY).ask(announce("peer" + i), Announced.class);

        Refused refused = from(MALLORY).ask(announce("peer3"), Refused.class);

        assertThat(refused.why()).isEqualTo(Refusal.TOO_MANY);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
        from(HOST).ask(announce("alice"), Announced.class);
        timeline.advance(Duration.ofSeconds(1));
        from(MALLORY).ask(announce("peer3"), Announced.class);
    }

    @Test
    void guessedTokensAreLimitedButNobodyWithALeaseIsHitByIt() {
        hurry(new Rate(1, 3));
        Announced alice = from(MALLORY).join("alice");
        for (int i = 0; i < 3; i++) assertThat(guessToken(i)).isEqualTo(Refusal.STALE_TOKEN);

        assertThat(guessToken(3)).isEqualTo(Refusal.TOO_MANY);

        from(MALLORY).ask(new Heartbeat(alice.token()), Renewed.class);
    }

    @Test
    void aPeerThatAsksTooOftenIsRefusedButKeepsItsLease() {
        hurry(new Rate(1, 3));
        Announced alice = say.join("alice");
        var search = new Search(alice.token(), "ode", 1);
        for (int i = 0; i < 3; i++) say.ask(search, Found.class);

        assertThat(say.refusal(search)).isEqualTo(Refusal.TOO_MANY);

        say.ask(new Heartbeat(alice.token()), Renewed.class);
        timeline.advance(Duration.ofSeconds(1));
        say.ask(search, Found.class);
    }

    @Test
    void aPeerThatPublishesTooOftenMayStillAskForFiles() {
        hurry(new Rate(1, 3));
        Announced alice = say.join("alice", POEM);
        var publish = new Publish(alice.token(), FileTree.EMPTY);
        for (int i = 0; i < 2; i++) say.ask(publish, Published.class);

        assertThat(say.refusal(publish)).isEqualTo(Refusal.TOO_MANY);

        assertThat(say.refusal(new Locate(alice.token(), POEM.path(), Optional.empty())))
                .isEqualTo(Refusal.NO_SUCH_FILE);
        say.ask(new Search(alice.token(), "ode", 1), Found.class);
    }

    @Test
    void strangersWhoShowAHolderForgedTicketsDoNotUseUpItsOtherRequests() {
        hurry(new Rate(1, 3));
        Announced alice = say.join("alice", POEM);
        Announced bob = say.join("bob");
        var ticket = say.locate(bob, "poems/ode.txt").holders().get(0).ticket();

        say.ask(new Verify(alice.token(), ticket), Verified.class);
        for (int i = 0; i < 2; i++) say.refusal(new Verify(alice.token(), ticket));

        assertThat(say.refusal(new Verify(alice.token(), ticket))).isEqualTo(Refusal.TOO_MANY);
        say.ask(new Search(alice.token(), "ode", 1), Found.class);
    }

    @Test
    void inTheLaboratoryOneAddressMayHoldAnyNumberOfPeers() {
        start(SETTINGS.inLab(), TrackerLimits.laboratory());
        guess(1_000, "127.0.0.1");

        for (int i = 0; i < 1_000; i++) {
            from("127.0.0.1").ask(announce("peer" + i), Announced.class);
        }

        assertThat(tracker.snapshot().peers()).hasSize(1_000);
    }

    @Test
    void aLimiterForgetsTheOneItHeardOfLongestAgoWhenItIsFull() {
        var limiter = new RateLimiter<String>(new Rate(1, 1), 2);
        var now = timeline.instant();
        limiter.take("a", now);
        limiter.take("b", now);
        limiter.take("c", now);

        assertThat(limiter.take("a", now)).isZero();
        assertThat(limiter.take("c", now)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRateHoldsOverALongTime() {
        var limiter = new RateLimiter<String>(new Rate(5, 20), 2);
        int taken = 0;

        for (int i = 0; i < 10_000; i++) {
            if (limiter.take("a", timeline.instant()).isZero()) taken++;
            timeline.advance(Duration.ofMillis(10));
        }

        assertThat(taken).isBetween(500 + 18, 500 + 20);
    }

    @Test
    void limitsThatAllowNothingAreRefused() {
        assertThatThrownBy(() -> new Rate(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrackerLimits.Quota(1, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("filesPerPeer must be 1 or more: 0");
    }

    private void guess(int times, String host) {
        for (int i = 0; i < times; i++) {
            assertThat(strangerFrom(host).refusal(announce("peer" + i)))
                    .isEqualTo(Refusal.BAD_CREDENTIALS);
        }
    }

    private Refusal guessToken(int seed) {
        var guess = Token.draw(new SplittableRandom(seed));
        return from(MALLORY).refusal(new Heartbeat(guess));
    }

    private void hurry(Rate rate) {
        start(
                SETTINGS,
                TrackerLimits.standard()
                        .with(new TrackerLimits.Pace(rate, rate, rate, rate, rate, rate)));
    }
}
