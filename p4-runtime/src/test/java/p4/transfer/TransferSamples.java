package p4.transfer;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.TicketClaims;
import p4.model.TicketKey;
import p4.model.TicketUse;

/** Files, tickets and patience for tests of the data plane. */
public final class TransferSamples {

    private static final long SECONDS_MAX = 20;
    private static final TicketKey KEY = new TicketKey("0f".repeat(32));

    private TransferSamples() {}

    /** Bytes that look like noise and are the same every time. */
    public static byte[] noise(int count) {
        var bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    /** What {@code bytes} are as a file. */
    public static FileManifest manifest(byte[] bytes) {
        return new FileManifest(
                new FilePath("docs/größe 1.bin"), bytes.length, ContentHash.ofContent(bytes));
    }

    /** A ticket to fetch or store {@code file}. */
    public static Ticket ticket(TicketUse use, FileManifest file) {
        return KEY.sign(new TicketClaims(
                use,
                new PeerId("bob"),
                new PeerId("alice"),
                file.hash(),
                Instant.ofEpochMilli(1_700_000_000_000L),
                "0a".repeat(16)));
    }

    /** Waits for {@code stage}, in real time. */
    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new AssertionError(failed.getCause());
        } catch (TimeoutException late) {
            throw new AssertionError("nothing happened for " + SECONDS_MAX + " s", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
