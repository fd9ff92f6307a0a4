package p4.compat.classic;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannelBuilder;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.compat.CompatLimits;
import p4.compat.DataPort;
import p4.compat.ProgramCalls;
import p4.compat.classic.wire.GreeterGrpc;
import p4.compat.classic.wire.fileBytes;
import p4.compat.classic.wire.fileRequest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.time.Timeline;

/** The way to the files of the original's peers: {@code Greeter.getFile}. */
public final class GreeterPort implements DataPort {

    private final ProgramCalls calls;

    /** Calls over {@code channels}; what takes too long is given up on {@code timeline}. */
    public GreeterPort(
            Function<PeerEndpoint, ManagedChannelBuilder<?>> channels,
            CompatLimits limits,
            Timeline timeline) {
        this.calls = new ProgramCalls(channels, limits, timeline);
    }

    @Override
    public CompletionStage<byte[]> read(PeerEndpoint endpoint, FilePath path) {
        return calls.read(
                endpoint, GreeterGrpc.getGetFileMethod(), request(path.value()), new Answer());
    }

    @Override
    public CompletionStage<Boolean> answers(PeerEndpoint endpoint) {
        return calls.answers(
                endpoint,
                GreeterGrpc.getGetFileMethod(),
                request(ProgramCalls.NOBODYS),
                new Answer());
    }

    private static fileRequest request(String path) {
        return fileRequest.newBuilder().setFilePath(path).build();
    }

    /** The one answer to a call. */
    private static final class Answer implements ProgramCalls.Gathering<fileBytes, byte[]> {

        private ByteString bytes = ByteString.EMPTY;

        @Override
        public void take(fileBytes answer) {
            bytes = answer.getFileBytes();
        }

        @Override
        public byte[] whole() {
            return bytes.toByteArray();
        }
    }
}
