package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.Sample;
import p4.model.TicketKey;
import p4.peer.CommandFailed;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** The wire contract says what the code does. */
final class GrpcDocumentsTest {

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsDocumentedWithItsStatuses(TransferRefusal why) throws IOException {
        StatusRuntimeException sent = Statuses.of(new TransferRefused(why, "for a test"));

        assertThat(contract())
                .contains("| `" + trailer(sent, "p4-refusal") + "` | `"
                        + sent.getStatus().getCode() + "` | " + trailer(sent, "http-status")
                        + " | ");
    }

    @ParameterizedTest
    @EnumSource
    void everyFailureOfACommandIsDocumentedWithItsStatus(CommandFailed.Kind kind)
            throws IOException {
        StatusRuntimeException sent = CommandStatuses.of(kind, "for a test");

        assertThat(contract())
                .contains("| `" + trailer(sent, "p4-failure") + "` | `"
                        + sent.getStatus().getCode() + "` | ");
    }

    @Test
    void theLimitsAreTheDefaults() throws IOException {
        ConnectionLimits connection = ConnectionLimits.DEFAULT;
        TransferLimits transfer = TransferLimits.DEFAULT;

        assertThat(contract())
                .contains("| metadata of a call | " + (transfer.metadataBytes() >> 10) + " KiB |")
                .contains("| a message | " + (transfer.messageBytes() >> 10) + " KiB |")
                .contains("| calls at once on a connection | " + connection.calls() + " |")
                .contains("| resets of streams in " + connection.resetWindow().toSeconds() + " s | "
                        + connection.resets() + " |")
                .contains("| 1,024 and " + connection.perAddress() + " |")
                .contains("| 30 to 60 s |");
        assertThat(connection.connections()).isEqualTo(1_024);
        assertThat(transfer.stall()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theExamplesOfAProofAndOfAPermitAreRight() throws IOException {
        var key = new TicketKey("0f".repeat(32));
        String nonce = "0a".repeat(16);
        var sample = new Sample(new FilePath("docs/a.txt"), new ContentHash("ab".repeat(32)), 0, 3);

        String proof = key.proof(nonce);
        String permit = key.permit(nonce, sample);

        assertThat(contract()).contains("`" + proof + "`").contains("`" + permit + "`");
    }

    private static String trailer(StatusRuntimeException sent, String name) {
        Metadata trailers = sent.getTrailers();
        return trailers == null ? "none" : String.valueOf(trailers.get(Recorded.key(name)));
    }

    private static String contract() throws IOException {
        return Files.readString(Path.of("..", "proto", "README.md"));
    }
}
