package p4.compat.pserver;

import io.grpc.Context;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.compat.CallerAddress;
import p4.compat.Cause;
import p4.compat.PlainAddress;
import p4.compat.pserver.wire.Any;
import p4.compat.pserver.wire.Credentials;
import p4.compat.pserver.wire.File;
import p4.compat.pserver.wire.Index;
import p4.compat.pserver.wire.PServerGrpc;
import p4.compat.pserver.wire.Reply;
import p4.compat.pserver.wire.UploadMessage;
import p4.compat.pserver.wire.Url;
import p4.transfer.TransferRefused;

/**
 * What a peer of the dialect answers others, and its own user.
 *
 * <p>Only this machine gives it orders: from elsewhere they come to 403, and a list is empty.
 */
public final class PserverEndpoint extends PServerGrpc.PServerImplBase {

    private final CompletionStage<PserverPeer> peer;
    private final String ownHost;

    private PserverEndpoint(CompletionStage<PserverPeer> peer, String ownHost) {
        this.peer = peer;
        this.ownHost = ownHost;
    }

    /**
     * The service to add to a server at {@code ownHost}; what is asked there is asked of {@code peer}.
     *
     * <p>Calls wait until there is one, since it has to know the port that the server took.
     */
    public static ServerServiceDefinition service(
            CompletionStage<PserverPeer> peer, String ownHost) {
        return ServerInterceptors.intercept(
                new PserverEndpoint(peer, PlainAddress.of(ownHost)), CallerAddress.interceptor());
    }

    @Override
    public void downloadFile(File request, StreamObserver<Reply> reply) {
        ordered(mine -> mine.download(request.getFileName()), reply);
    }

    @Override
    public void uploadFile(File request, StreamObserver<Reply> reply) {
        ordered(mine -> mine.upload(request.getFileName()), reply);
    }

    @Override
    public void requestFile(UploadMessage request, StreamObserver<Reply> reply) {
        String host = CallerAddress.of(Context.current());
        ask(mine -> mine.requestFile(host, request.getUrl(), request.getFileName()), reply);
    }

    @Override
    public void requestUpload(File request, StreamObserver<Reply> reply) {
        String host = CallerAddress.of(Context.current());
        ask(mine -> mine.requestUpload(host, request.getFileName()), reply);
    }

    @Override
    public void requestLogIn(Credentials request, StreamObserver<Reply> reply) {
        ordered(mine -> mine.logIn(request.getUsername(), request.getPassword()), reply);
    }

    @Override
    public void requestLogOut(Url request, StreamObserver<Reply> reply) {
        ordered(PserverPeer::logOut, reply);
    }

    @Override
    public void requestPinging(Any request, StreamObserver<Reply> reply) {
        ordered(PserverPeer::ping, reply);
    }

    @Override
    public void listIndex(Any request, StreamObserver<Index> reply) {
        CompletionStage<List<String>> names = isHere()
                ? peer.thenCompose(PserverPeer::list)
                : CompletableFuture.completedFuture(List.of());
        names.whenComplete((list, failed) -> {
            if (failed == null) {
                reply.onNext(Index.newBuilder().addAllMyList(list).build());
                reply.onCompleted();
            } else {
                reply.onError(Status.INTERNAL
                        .withDescription("the folder cannot be read")
                        .asRuntimeException());
            }
        });
    }

    private void ordered(
            Function<PserverPeer, CompletionStage<Integer>> order, StreamObserver<Reply> reply) {
        if (isHere()) ask(order, reply);
        else answer(reply, Code.FORBIDDEN);
    }

    private boolean isHere() {
        String host = PlainAddress.of(CallerAddress.of(Context.current()));
        return host.equals(ownHost) || host.startsWith("127.") || host.equals("0:0:0:0:0:0:0:1");
    }

    private void ask(
            Function<PserverPeer, CompletionStage<Integer>> question, StreamObserver<Reply> reply) {
        peer.thenCompose(question)
                .exceptionally(PserverEndpoint::meaning)
                .thenAccept(status -> answer(reply, status));
    }

    private static void answer(StreamObserver<Reply> reply, int status) {
        reply.onNext(Reply.newBuilder().setStatusCode(status).build());
        reply.onCompleted();
    }

    private static int meaning(Throwable failed) {
        Throwable cause = Cause.of(failed);
        if (!(cause instanceof TransferRefused refused)) return Code.LATER;
        return switch (refused.why()) {
            case ALREADY_HELD -> Code.TAKEN;
            case NOT_FOUND, CHANGED -> Code.MISSING;
            case EXHAUSTED -> Code.TOO_LARGE;
            case UNAUTHENTICATED, FORBIDDEN -> Code.FORBIDDEN;
            case INVALID -> Code.SENSELESS;
            case UNAVAILABLE, WRONG_BYTES -> Code.LATER;
        };
    }
}
