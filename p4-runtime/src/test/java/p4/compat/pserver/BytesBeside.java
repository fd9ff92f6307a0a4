package p4.compat.pserver;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import p4.v1.FileChunk;
import p4.v1.FileRef;
import p4.v1.FileTransferGrpc;
import p4.v1.Manifest;
import p4.v1.StoreRequest;

/** What a program of the original is taught to move bytes: {@code Store}, by the wire contract alone. */
final class BytesBeside extends FileTransferGrpc.FileTransferImplBase {

    private static final int CHUNK = 1_000;

    private final Map<String, byte[]> taken = new ConcurrentSkipListMap<>();

    /** What was sent here as {@code name}; it is forgotten by that. */
    byte[] taken(String name) {
        byte[] content = taken.remove(name);
        if (content == null) throw new IllegalStateException("no bytes came of " + name);
        return content;
    }

    /** Sends {@code content} to the peer at {@code target} as {@code name}. */
    void send(String target, String name, byte[] content) {
        ManagedChannel channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
                .build();
        try {
            var kept = new CompletableFuture<Manifest>();
            StreamObserver<StoreRequest> parts =
                    FileTransferGrpc.newStub(channel).store(new Answer(kept));
            parts.onNext(StoreRequest.newBuilder()
                    .setManifest(manifest(name, content))
                    .build());
            for (int at = 0; at < content.length; at += CHUNK) parts.onNext(chunk(content, at));
            parts.onCompleted();
            kept.join();
        } finally {
            channel.shutdownNow();
        }
    }

    @Override
    public void describe(FileRef request, StreamObserver<Manifest> reply) {
        reply.onError(Status.UNAUTHENTICATED.asRuntimeException());
    }

    @Override
    public StreamObserver<StoreRequest> store(StreamObserver<Manifest> reply) {
        return new Taking(reply);
    }

    private static Manifest manifest(String name, byte[] content) {
        return Manifest.newBuilder()
                .setPath(name)
                .setSize(content.length)
                .setSha256(sha256(content))
                .build();
    }

    private static StoreRequest chunk(byte[] content, int at) {
        int length = Math.min(CHUNK, content.length - at);
        return StoreRequest.newBuilder()
                .setChunk(FileChunk.newBuilder()
                        .setOffset(at)
                        .setContent(ByteString.copyFrom(content, at, length)))
                .build();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** The answer to what was sent. */
    private record Answer(CompletableFuture<Manifest> kept) implements StreamObserver<Manifest> {

        @Override
        public void onNext(Manifest manifest) {
            kept.complete(manifest);
        }

        @Override
        public void onError(Throwable failed) {
            kept.completeExceptionally(failed);
        }

        @Override
        public void onCompleted() {
            kept.completeExceptionally(new IllegalStateException("no answer came"));
        }
    }

    /** A file that comes. */
    private final class Taking implements StreamObserver<StoreRequest> {

        private final StreamObserver<Manifest> reply;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private Manifest manifest = Manifest.getDefaultInstance();

        Taking(StreamObserver<Manifest> reply) {
            this.reply = reply;
        }

        @Override
        public void onNext(StoreRequest part) {
            if (part.hasManifest()) manifest = part.getManifest();
            else content.writeBytes(part.getChunk().getContent().toByteArray());
        }

        @Override
        public void onError(Throwable cutOff) {
            content.reset();
        }

        @Override
        public void onCompleted() {
            byte[] whole = content.toByteArray();
            if (!sha256(whole).equals(manifest.getSha256())) {
                reply.onError(Status.DATA_LOSS.asRuntimeException());
                return;
            }
            taken.put(manifest.getPath(), whole);
            reply.onNext(manifest);
            reply.onCompleted();
        }
    }
}
