package p4.compat.pserver;

import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.compat.Cause;
import p4.compat.CompatLimits;
import p4.compat.ProgramCalls;
import p4.compat.pserver.wire.File;
import p4.compat.pserver.wire.PServerGrpc;
import p4.compat.pserver.wire.Reply;
import p4.compat.pserver.wire.UploadMessage;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.transfer.OpenFile;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;

/**
 * What one peer of the dialect asks of another, and the bytes that ours send with it.
 *
 * <p>Nothing here blocks. Stages complete on any thread, and fail with {@link PeerUnreachable} or, where
 * bytes move, with {@link TransferRefused} alone.
 */
public final class PserverCalls {

    /** Nobody has that: who refuses to say so speaks the protocol all the same. */
    private static final TransferRequest.Describe PROBE = new TransferRequest.Describe(
            new FilePath("are-you-there"), new ContentHash("0".repeat(64)), Optional.empty());

    private final ProgramCalls calls;
    private final DataPlane bytes;

    /** Calls over {@code channels}, and sends over {@code bytes}, which shows no tickets. */
    public PserverCalls(
            Function<PeerEndpoint, ManagedChannelBuilder<?>> channels,
            DataPlane bytes,
            CompatLimits limits,
            Timeline timeline) {
        this.calls = new ProgramCalls(channels, limits, timeline);
        this.bytes = bytes;
    }

    /** Asks the peer at {@code at} to push the file {@code name} to {@code own}; its status. */
    CompletionStage<Integer> requestFile(PeerEndpoint at, PeerEndpoint own, String name) {
        var request = UploadMessage.newBuilder()
                .setUrl(own.toString())
                .setFileName(name)
                .build();
        return status(at, PServerGrpc.getRequestFileMethod(), request);
    }

    /** Asks the peer at {@code at} to take a file called {@code name}; its status. */
    CompletionStage<Integer> requestUpload(PeerEndpoint at, String name) {
        var request = File.newBuilder().setFileName(name).build();
        return status(at, PServerGrpc.getRequestUploadMethod(), request);
    }

    /** Tells whether the peer at {@code at} moves bytes, as ours do; never fails. */
    CompletionStage<Boolean> movesBytes(PeerEndpoint at) {
        return bytes.describe(at, PROBE)
                .handle((file, failed) ->
                        failed == null || Cause.of(failed) instanceof TransferRefused);
    }

    /** Sends {@code content} to the peer at {@code at}, which expects it; closes it in every case. */
    CompletionStage<Void> send(PeerEndpoint at, OpenFile content) {
        var store = new TransferRequest.Store(content.manifest(), Optional.empty());
        return bytes.store(at, store, content);
    }

    private <Q> CompletionStage<Integer> status(
            PeerEndpoint at, MethodDescriptor<Q, Reply> method, Q request) {
        return calls.call(at, method, request, new Status())
                .exceptionallyCompose(failed -> CompletableFuture.failedFuture(
                        new PeerUnreachable(at.toString(), Cause.of(failed))));
    }

    /** The one status that a call answers with. */
    private static final class Status implements ProgramCalls.Gathering<Reply, Integer> {

        private Optional<Integer> code = Optional.empty();

        @Override
        public void take(Reply answer) {
            code = Optional.of(answer.getStatusCode());
        }

        @Override
        public Integer whole() {
            return code.orElseThrow(() -> new IllegalStateException("no answer came"));
        }
    }
}
