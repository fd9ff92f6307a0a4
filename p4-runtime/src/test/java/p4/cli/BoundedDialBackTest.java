package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import p4.control.Challenge;
import p4.control.DialBack;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.TicketKey;

/** How many peers are dialed at once, and what becomes of the others. */
class BoundedDialBackTest {

    private static final Challenge CHALLENGE =
            new Challenge(new PeerId("peer"), "0".repeat(32), new TicketKey("5".repeat(64)));

    private final List<PeerEndpoint> dialed = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> lines = new ArrayList<>();
    private final List<PeerEndpoint> unproven = new ArrayList<>();
    private final DialBack bounded = new BoundedDialBack(
            (endpoint, challenge) -> {
                dialed.add(endpoint);
                var line = new CompletableFuture<Boolean>();
                lines.add(line);
                return line;
            },
            2,
            3,
            (endpoint, why) -> unproven.add(endpoint));

    @Test
    void onlySoManyAreDialedAtOnceAndTheNextWhenOneHasAnswered() {
        dial(1);
        dial(2);
        CompletionStage<Boolean> third = dial(3);
        int before = dialed.size();

        lines.get(0).complete(true);
        lines.get(2).complete(true);

        assertThat(before).isEqualTo(2);
        assertThat(dialed).containsExactly(peer(1), peer(2), peer(3));
        assertThat(third).isCompletedWithValue(true);
        assertThat(unproven).isEmpty();
    }

    @Test
    void whoFindsTheQueueFullFailsAtOnceAndTheOthersAreStillDialed() {
        IntStream.rangeClosed(1, 5).forEach(this::dial);

        CompletionStage<Boolean> sixth = dial(6);
        for (int answered = 0; answered < 5; answered++) lines.get(answered).complete(true);

        assertThat(sixth.toCompletableFuture()).isCompletedExceptionally();
        assertThat(dialed).hasSize(5).doesNotContain(peer(6));
    }

    @Test
    void whoIsSilentOrWrongIsNotProvenAndIsNamed() {
        CompletionStage<Boolean> silent = dial(1);
        CompletionStage<Boolean> wrong = dial(2);

        lines.get(0).completeExceptionally(new IllegalStateException("nobody answers"));
        lines.get(1).complete(false);

        assertThat(silent).isCompletedWithValue(false);
        assertThat(wrong).isCompletedWithValue(false);
        assertThat(unproven).containsExactly(peer(1), peer(2));
    }

    @Test
    void aHundredThousandThatAnswerAtOnceNeedNoDeepStack() {
        var held = new CompletableFuture<Boolean>();
        var atOnce = new BoundedDialBack(
                (endpoint, challenge) ->
                        endpoint.port() == 1 ? held : CompletableFuture.completedFuture(true),
                1,
                100_000,
                (endpoint, why) -> unproven.add(endpoint));
        List<CompletionStage<Boolean>> answers = IntStream.rangeClosed(1, 100_000)
                .mapToObj(number -> atOnce.answers(peer(number % 60_000), CHALLENGE))
                .toList();

        held.complete(true);

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedWithValue(true));
    }

    private CompletionStage<Boolean> dial(int number) {
        return bounded.answers(peer(number), CHALLENGE);
    }

    private static PeerEndpoint peer(int number) {
        return new PeerEndpoint("198.51.100.1", Math.max(1, number));
    }
}
