package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.control.ControlRequest.Report;
import p4.model.FileManifest;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** A peer whose own disk fails says so, and blames nobody else for it. */
class OwnDiskTest {

    private final World world = new World();

    /** A disk on which everything goes well, but for what {@code spoiled} makes of a new file. */
    private static SharedFolder disk(SharedFolder good, UnaryOperator<IncomingFile> spoiled) {
        return new WrappedFolder(good) {
            @Override
            public CompletionStage<IncomingFile> receive(FileManifest manifest, boolean overwrite) {
                return super.receive(manifest, overwrite).thenApply(spoiled);
            }
        };
    }

    /** A file that fails with {@code failure} when a chunk comes, or at the end. */
    private record Spoiled(IncomingFile good, RuntimeException failure, boolean atTheEnd)
            implements IncomingFile {

        @Override
        public FileManifest manifest() {
            return good.manifest();
        }

        @Override
        public CompletionStage<Void> take(Chunk chunk) {
            return atTheEnd ? good.take(chunk) : CompletableFuture.failedFuture(failure);
        }

        @Override
        public CompletionStage<FileManifest> finish() {
            return CompletableFuture.failedFuture(failure);
        }

        @Override
        public void abort() {
            good.abort();
        }
    }

    static Stream<UnaryOperator<IncomingFile>> failures() {
        var broken = new UncheckedIOException(new IOException("no such device"));
        var full = new TransferRefused(TransferRefusal.EXHAUSTED, "the disk is full");
        return Stream.of(
                file -> new Spoiled(file, broken, false),
                file -> new Spoiled(file, broken, true),
                file -> new Spoiled(file, full, false),
                file -> new Spoiled(file, full, true));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aHolderIsNotAccusedOfWhatTheOwnDiskDid(UnaryOperator<IncomingFile> spoiled) {
        world.join("alice", "ode to joy");
        world.downloads = folder -> disk(folder, spoiled);
        World.Node bob = world.join("bob");

        Throwable failed = world.failure(world.get(bob, "ode to joy"));

        assertThat(failed)
                .isInstanceOf(CommandFailed.class)
                .hasMessageMatching("(?s).*(no such device|the disk is full).*");
        assertThat(bob.told(PeerEvent.HolderFailed.class)).isEmpty();
        assertThat(world.asked(Report.class)).isEmpty();
    }
}
