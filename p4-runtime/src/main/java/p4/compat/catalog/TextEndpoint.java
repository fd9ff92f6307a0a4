package p4.compat.catalog;

import io.grpc.Context;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import p4.compat.CallerAddress;
import p4.compat.Cause;
import p4.compat.DataRefusal;
import p4.compat.Fetches;
import p4.compat.Guest;
import p4.compat.Guests;
import p4.compat.JsonBody;
import p4.compat.Serving;
import p4.compat.Uploads;
import p4.compat.catalog.wire.texts.CatalogGrpc;
import p4.compat.catalog.wire.texts.DownloadRequest;
import p4.compat.catalog.wire.texts.DownloadResponse;
import p4.compat.catalog.wire.texts.SearchRequest;
import p4.compat.catalog.wire.texts.SearchResult;
import p4.compat.catalog.wire.texts.UploadRequest;
import p4.compat.catalog.wire.texts.UploadResponse;
import p4.model.FilePath;
import p4.peer.CommandFailed;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * Searches for programs of the original, and moves files that are text; only for who logged in.
 *
 * <p>Who calls is whoever logged in from the same address; nobody else gets an answer but
 * UNAUTHENTICATED and the trailer {@code http-status: 401}.
 */
public final class TextEndpoint extends CatalogGrpc.CatalogImplBase {

    private static final int TEXT_BYTES_MAX = 1 << 20;

    private final Guests guests;
    private final Serving serving;
    private final Uploads uploads;

    private TextEndpoint(Guests guests, Serving serving, Uploads uploads) {
        this.guests = guests;
        this.serving = serving;
        this.uploads = uploads;
    }

    /** The service to add to a server; serves what {@code serving} allows, and uploads for {@code guests}. */
    public static ServerServiceDefinition service(Guests guests, Serving serving, Uploads uploads) {
        return ServerInterceptors.intercept(
                new TextEndpoint(guests, serving, uploads), CallerAddress.interceptor());
    }

    @Override
    public void search(SearchRequest request, StreamObserver<SearchResult> reply) {
        answer(
                reply,
                guest -> true,
                guest -> guest.find(request.getFilename())
                        .thenApply(found -> SearchResult.newBuilder()
                                .addAllFiles(found.stream()
                                        .map(file -> file.path().value())
                                        .toList())
                                .build()));
    }

    @Override
    public void upload(UploadRequest request, StreamObserver<UploadResponse> reply) {
        Optional<FilePath> path = JsonBody.named(request.getFilename());
        if (path.isEmpty()) {
            reply.onError(
                    DataRefusal.because(Status.INVALID_ARGUMENT, 400, "That is no name of a file"));
            return;
        }
        byte[] bytes = request.getContentBytes().toByteArray();
        answer(
                reply,
                guest -> !guest.offers(path.get()),
                guest -> uploads.put(guest, path.get(), bytes)
                        .thenApply(taker -> UploadResponse.newBuilder()
                                .setMessage("Archivo subido exitosamente.")
                                .build()));
    }

    @Override
    public void download(DownloadRequest request, StreamObserver<DownloadResponse> reply) {
        var call = (ServerCallStreamObserver<DownloadResponse>) reply;
        Optional<FilePath> path = JsonBody.named(request.getFilename());
        if (path.isEmpty()) {
            call.onError(DataRefusal.noSuchFile());
            return;
        }
        Fetches.Turn turn = serving.serve(
                CallerAddress.of(Context.current()),
                path.get(),
                bytes -> send(call, bytes),
                failed -> call.onError(DataRefusal.meaning(failed)));
        call.setOnCancelHandler(turn::end);
        call.setOnCloseHandler(turn::end);
    }

    private static void send(StreamObserver<DownloadResponse> reply, byte[] bytes) {
        Optional<String> text = text(bytes);
        if (text.isEmpty()) {
            reply.onError(DataRefusal.because(
                    Status.FAILED_PRECONDITION,
                    412,
                    "It is no text, or a long one: take it by PeerService.DownloadFile"));
            return;
        }
        reply.onNext(DownloadResponse.newBuilder().setMessage(text.get()).build());
        reply.onCompleted();
    }

    private static Optional<String> text(byte[] bytes) {
        if (bytes.length > TEXT_BYTES_MAX) return Optional.empty();
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    private <A> void answer(
            StreamObserver<A> reply,
            Predicate<Guest> suits,
            Function<Guest, CompletionStage<A>> question) {
        ((ServerCallStreamObserver<A>) reply).setOnCancelHandler(() -> {
            // goes on all the same: nobody hears how it ends
        });
        String host = CallerAddress.of(Context.current());
        CompletionStage<Optional<A>> answer = guests.withAnyAt(host, suits, question);
        answer.whenComplete((said, failed) -> {
            if (failed != null) {
                reply.onError(meaning(failed));
            } else if (said.isEmpty()) {
                reply.onError(DataRefusal.because(Status.UNAUTHENTICATED, 401, "Log in first"));
            } else {
                reply.onNext(said.get());
                reply.onCompleted();
            }
        });
    }

    private static StatusRuntimeException meaning(Throwable thrown) {
        Throwable failed = Cause.of(thrown);
        if (failed instanceof CommandFailed command) return meaning(command.kind());
        if (failed instanceof TransferRefused refused) return meaning(refused.why());
        return DataRefusal.because(Status.UNAVAILABLE, 503, "Try again later");
    }

    private static StatusRuntimeException meaning(CommandFailed.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> DataRefusal.because(Status.NOT_FOUND, 404, "Nobody takes it");
            case CONFLICT -> DataRefusal.because(Status.ALREADY_EXISTS, 409, "It is there already");
            case INVALID ->
                DataRefusal.because(Status.INVALID_ARGUMENT, 400, "That cannot be asked");
            case UNAUTHORIZED, FAILED ->
                DataRefusal.because(Status.UNAVAILABLE, 503, "Try again later");
        };
    }

    private static StatusRuntimeException meaning(TransferRefusal why) {
        if (why == TransferRefusal.ALREADY_HELD) return meaning(CommandFailed.Kind.CONFLICT);
        if (why == TransferRefusal.INVALID) return meaning(CommandFailed.Kind.INVALID);
        return DataRefusal.because(Status.RESOURCE_EXHAUSTED, 429, "Try again later");
    }
}
