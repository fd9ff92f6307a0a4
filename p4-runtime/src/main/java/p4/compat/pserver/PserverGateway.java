package p4.compat.pserver;

import io.grpc.Context;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import p4.compat.CallerAddress;
import p4.compat.Cause;
import p4.compat.Fetches;
import p4.compat.Grants;
import p4.compat.JsonBody;
import p4.compat.WholeFile;
import p4.compat.pserver.wire.File;
import p4.compat.pserver.wire.PServerGrpc;
import p4.compat.pserver.wire.Reply;
import p4.compat.pserver.wire.UploadMessage;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.peer.CommandFailed;
import p4.time.Timeline;
import p4.transfer.TransferRefused;

/**
 * Stands for the whole network among the peers of the dialect: pushes files of it to who asks.
 *
 * <p>Only to programs that the tracker sent here, and to the very address that each logged in from: a
 * request makes the gateway call nobody else. What it sends was fetched in the name of the guest, and
 * verified; a program that moves no bytes is sent the name. Takes nothing but what it asked for itself.
 */
public final class PserverGateway extends PServerGrpc.PServerImplBase {

    private final Grants grants;
    private final Fetches fetches;
    private final PserverCalls calls;
    private final Arrivals arrivals;
    private final Timeline timeline;

    private PserverGateway(
            Grants grants,
            Fetches fetches,
            PserverCalls calls,
            Arrivals arrivals,
            Timeline timeline) {
        this.grants = grants;
        this.fetches = fetches;
        this.calls = calls;
        this.arrivals = arrivals;
        this.timeline = timeline;
    }

    /** The service to add to a server; pushes what {@code grants} allow. */
    public static ServerServiceDefinition service(
            Grants grants,
            Fetches fetches,
            PserverCalls calls,
            Arrivals arrivals,
            Timeline timeline) {
        return ServerInterceptors.intercept(
                new PserverGateway(grants, fetches, calls, arrivals, timeline),
                CallerAddress.interceptor());
    }

    @Override
    public void requestFile(UploadMessage request, StreamObserver<Reply> reply) {
        var call = (ServerCallStreamObserver<Reply>) reply;
        Optional<FilePath> path = JsonBody.named(request.getFileName());
        Optional<Integer> port = port(request.getUrl());
        if (path.isEmpty() || port.isEmpty()) {
            answer(call, path.isEmpty() ? Code.MISSING : Code.SENSELESS);
            return;
        }
        Optional<Grants.Grant> grant = grants.take(
                CallerAddress.of(Context.current()),
                path.get(),
                guest -> guest.dataPort().port() == port.get());
        if (grant.isEmpty()) {
            answer(call, Code.STRANGER);
            return;
        }
        new Delivery(call, grant.get()).begin();
    }

    @Override
    public void requestUpload(File request, StreamObserver<Reply> reply) {
        String host = CallerAddress.of(Context.current());
        boolean expected = JsonBody.named(request.getFileName())
                .filter(path -> arrivals.expects(host, path))
                .isPresent();
        answer(reply, expected ? Code.OK : Code.MISSING);
    }

    private static Optional<Integer> port(String url) {
        try {
            return Optional.of(PeerEndpoint.parse(url).port());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static void answer(StreamObserver<Reply> reply, int status) {
        reply.onNext(Reply.newBuilder().setStatusCode(status).build());
        reply.onCompleted();
    }

    /** One file on its way to a program; over when the call is. Lives on the timeline. */
    private final class Delivery {

        private final ServerCallStreamObserver<Reply> call;
        private final Grants.Grant grant;
        private final PeerEndpoint target;
        private Optional<Fetches.Turn> turn = Optional.empty();
        private boolean over;

        Delivery(ServerCallStreamObserver<Reply> call, Grants.Grant grant) {
            this.call = call;
            this.grant = grant;
            this.target = grant.guest().dataPort();
            call.setOnCancelHandler(this::end);
            call.setOnCloseHandler(this::end);
        }

        void begin() {
            String name = grant.file().path().value();
            timeline.when(calls.requestUpload(target, name), (status, failed) -> {
                if (failed != null) answer(call, Code.LATER);
                else if (status != Code.OK) answer(call, status);
                else timeline.when(calls.movesBytes(target), (moves, never) -> go(moves));
            });
        }

        private void go(boolean moves) {
            if (over) return;
            if (moves) turn = Optional.of(fetches.fetch(grant, this::send, this::fail));
            else answer(call, Code.OK);
        }

        private void send(byte[] bytes) {
            timeline.when(calls.send(target, WholeFile.of(grant.file(), bytes)), (sent, failed) -> {
                if (failed == null) answer(call, Code.OK);
                else fail(failed);
            });
        }

        private void fail(Throwable failed) {
            answer(call, meaning(failed));
        }

        private void end() {
            timeline.execute(() -> {
                over = true;
                turn.ifPresent(Fetches.Turn::end);
            });
        }

        private static int meaning(Throwable failed) {
            Throwable cause = Cause.of(failed);
            if (cause instanceof CommandFailed command
                    && command.kind() == CommandFailed.Kind.NOT_FOUND) {
                return Code.MISSING;
            }
            return cause instanceof TransferRefused ? Code.TOO_MANY : Code.LATER;
        }
    }
}
