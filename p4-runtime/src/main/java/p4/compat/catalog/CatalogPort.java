package p4.compat.catalog;

import io.grpc.ManagedChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.compat.CompatLimits;
import p4.compat.DataPort;
import p4.compat.ProgramCalls;
import p4.compat.catalog.wire.peer.FileChunk;
import p4.compat.catalog.wire.peer.FileRequest;
import p4.compat.catalog.wire.peer.PeerServiceGrpc;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.time.Timeline;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** The way to the files of the original's peers: {@code PeerService.DownloadFile}. */
public final class CatalogPort implements DataPort {

    private final ProgramCalls calls;
    private final CompatLimits limits;

    /** Calls over {@code channels}; what takes too long is given up on {@code timeline}. */
    public CatalogPort(
            Function<PeerEndpoint, ManagedChannelBuilder<?>> channels,
            CompatLimits limits,
            Timeline timeline) {
        this.calls = new ProgramCalls(channels, limits, timeline);
        this.limits = limits;
    }

    @Override
    public CompletionStage<byte[]> read(PeerEndpoint endpoint, FilePath path) {
        return calls.read(
                endpoint,
                PeerServiceGrpc.getDownloadFileMethod(),
                request(path.value()),
                new Pieces(limits.fileBytesMax()));
    }

    @Override
    public CompletionStage<Boolean> answers(PeerEndpoint endpoint) {
        return calls.answers(
                endpoint,
                PeerServiceGrpc.getDownloadFileMethod(),
                request(ProgramCalls.NOBODYS),
                new Pieces(limits.fileBytesMax()));
    }

    private static FileRequest request(String name) {
        return FileRequest.newBuilder().setFilename(name).build();
    }

    /** The pieces of one file, up to so many bytes. */
    private static final class Pieces implements ProgramCalls.Gathering<FileChunk, byte[]> {

        private final int bytesMax;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Pieces(int bytesMax) {
            this.bytesMax = bytesMax;
        }

        @Override
        public void take(FileChunk piece) {
            if (piece.getContent().size() > bytesMax - bytes.size()) {
                throw new TransferRefused(
                        TransferRefusal.EXHAUSTED,
                        "a file here has at most " + bytesMax + " bytes");
            }
            bytes.writeBytes(piece.getContent().toByteArray());
        }

        @Override
        public byte[] whole() {
            return bytes.toByteArray();
        }
    }
}
