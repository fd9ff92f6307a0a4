package p4.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import p4.control.Caller;
import p4.control.ControlHandler;
import p4.control.ControlReply.Refused;
import p4.control.ControlReply.Renewed;
import p4.control.ControlRequest;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Heartbeat;
import p4.control.Conversation;
import p4.control.Refusal;
import p4.model.Credentials;
import p4.model.Token;

/** What the gate before a tracker promises. */
final class AdmissionGateTest {

    private static final Caller HOST = Caller.at("198.51.100.7");
    private static final ControlRequest HEARTBEAT =
            new Heartbeat(Token.draw(new SplittableRandom(1)));

    private final List<Caller> heard = new ArrayList<>();
    private final Queue<Runnable> hashing = new ArrayDeque<>();
    private final ControlHandler tracker = (request, caller) -> {
        heard.add(caller);
        return CompletableFuture.completedFuture(new Renewed(Duration.ofSeconds(1)));
    };

    @Test
    void goodCredentialsAreAdmitted() {
        gate(Runnable::run).handle(announce("open sesame"), HOST);

        assertThat(heard).containsExactly(HOST.admit());
    }

    @Test
    void wrongCredentialsReachTheTrackerUnadmittedSoThatItCountsThem() {
        gate(Runnable::run).handle(announce("guess"), HOST);

        assertThat(heard).containsExactly(HOST);
    }

    @Test
    void nobodyIsAdmittedForSayingSo() {
        gate(Runnable::run).handle(announce("guess"), HOST.admit());
        gate(Runnable::run).handle(HEARTBEAT, HOST.admit());

        assertThat(heard).containsExactly(HOST, HOST);
    }

    @Test
    void noMoreAnnouncesThanAllowedAreCheckedAtOnceAndOthersPass() {
        AdmissionGate gate = gate(hashing::add);
        gate.handle(announce("open sesame"), HOST);
        gate.handle(announce("open sesame"), HOST);

        var third =
                gate.handle(announce("open sesame"), HOST).toCompletableFuture().join();
        gate.handle(HEARTBEAT, HOST);

        assertThat(third).isInstanceOf(Refused.class);
        assertThat(((Refused) third).why()).isEqualTo(Refusal.TOO_MANY);
        assertThat(((Refused) third).retryAfter()).isPresent();
        assertThat(heard).containsExactly(HOST);
    }

    @Test
    void aCheckThatIsDoneOrFailedMakesRoomForTheNext() {
        AdmissionGate gate = gate(hashing::add);
        for (int i = 0; i < 10; i++) {
            gate.handle(announce(i % 2 == 0 ? "open sesame" : "boom"), HOST);
            hashing.remove().run();
        }

        assertThat(heard).hasSize(5);
    }

    @Test
    void anExecutorThatIsGoingDownFailsTheRequestAndHoldsNoRoom() {
        AdmissionGate gate = gate(task -> {
            throw new RejectedExecutionException("going down");
        });

        for (int i = 0; i < 5; i++) {
            assertThat(gate.handle(announce("open sesame"), HOST)).isCompletedExceptionally();
        }
    }

    private AdmissionGate gate(Executor executor) {
        var secret = new SharedSecret("open sesame");
        Accounts accounts = credentials -> {
            if (credentials.secret().equals("boom")) throw new IllegalStateException("boom");
            return secret.admits(credentials);
        };
        return new AdmissionGate(accounts, tracker, executor, 2);
    }

    private static Announce announce(String secret) {
        Announce good = Conversation.announce("alice");
        return new Announce(
                good.peer(), good.identity(), Credentials.shared(secret), good.port(), good.host());
    }
}
