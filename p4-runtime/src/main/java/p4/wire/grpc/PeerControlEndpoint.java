package p4.wire.grpc;

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.v1.Files;
import p4.v1.FindOrder;
import p4.v1.GetOrder;
import p4.v1.GetStep;
import p4.v1.Holders;
import p4.v1.ListOrder;
import p4.v1.LoggedOut;
import p4.v1.LogoutOrder;
import p4.v1.NeighbourList;
import p4.v1.NeighboursOrder;
import p4.v1.PeerControlGrpc;
import p4.v1.PutOrder;
import p4.v1.PutStep;
import p4.v1.StatusOrder;
import p4.v1.StatusReport;
import p4.v1.Takers;
import p4.v1.WhereOrder;

/**
 * A peer's control service: gRPC calls, translated for {@link PeerCommands}.
 *
 * <p>Answers those alone who show its token. A command goes on when who gave it has gone away.
 */
public final class PeerControlEndpoint extends PeerControlGrpc.PeerControlImplBase {

    private final PeerCommands commands;

    private PeerControlEndpoint(PeerCommands commands) {
        this.commands = commands;
    }

    /** The service to add to a server that listens on loopback. */
    public static ServerServiceDefinition service(PeerCommands commands, Token token) {
        return ServerInterceptors.intercept(
                new PeerControlEndpoint(commands), new BearerInterceptor(token));
    }

    @Override
    public void list(ListOrder order, StreamObserver<Files> reply) {
        send(
                () -> commands.list(ControlWire.optional(order.getFolder(), FilePath::new)),
                tree -> tree,
                reply);
    }

    @Override
    public void find(FindOrder order, StreamObserver<Files> reply) {
        send(() -> commands.find(order.getQuery()), files -> files, reply);
    }

    @Override
    public void where(WhereOrder order, StreamObserver<Holders> reply) {
        answer(() -> commands.where(new FilePath(order.getPath())), ControlWire::holders, reply);
    }

    @Override
    public void get(GetOrder order, StreamObserver<GetStep> reply) {
        var steps = new Steps<GetStep>(
                (ServerCallStreamObserver<GetStep>) reply,
                progress -> GetStep.newBuilder().setProgress(progress).build());
        follow(
                () -> commands.get(ControlWire.order(order), steps),
                fetched -> GetStep.newBuilder()
                        .setFetched(ControlWire.fetched(fetched))
                        .build(),
                steps);
    }

    @Override
    public void put(PutOrder order, StreamObserver<PutStep> reply) {
        var steps = new Steps<PutStep>(
                (ServerCallStreamObserver<PutStep>) reply,
                progress -> PutStep.newBuilder().setProgress(progress).build());
        follow(
                () -> commands.put(
                        new PeerCommands.Put(new FilePath(order.getPath()), order.getCopies()),
                        steps),
                takers -> PutStep.newBuilder()
                        .setTakers(Takers.newBuilder().addAllTakers(ControlWire.holders(takers)))
                        .build(),
                steps);
    }

    @Override
    public void status(StatusOrder order, StreamObserver<StatusReport> reply) {
        answer(commands::status, ControlWire::status, reply);
    }

    @Override
    public void neighbours(NeighboursOrder order, StreamObserver<NeighbourList> reply) {
        answer(
                commands::neighbours,
                peers -> NeighbourList.newBuilder()
                        .addAllPeers(ControlWire.holders(peers))
                        .build(),
                reply);
    }

    @Override
    public void logout(LogoutOrder order, StreamObserver<LoggedOut> reply) {
        answer(commands::logout, nothing -> LoggedOut.getDefaultInstance(), reply);
    }

    private static <T, A> void answer(
            Supplier<CompletionStage<T>> command, Function<T, A> writer, StreamObserver<A> reply) {
        Stages.attempt(command).whenComplete((result, failed) -> {
            if (failed == null) {
                reply.onNext(writer.apply(result));
                reply.onCompleted();
            } else {
                reply.onError(CommandStatuses.of(failed));
            }
        });
    }

    private static <T> void send(
            Supplier<CompletionStage<T>> command,
            Function<T, Iterable<FileManifest>> files,
            StreamObserver<Files> reply) {
        var pages = new FilePages((ServerCallStreamObserver<Files>) reply);
        Stages.attempt(command).whenComplete((result, failed) -> {
            if (failed == null) pages.begin(files.apply(result));
            else pages.fail(failed);
        });
    }

    private static <T, S> void follow(
            Supplier<CompletionStage<T>> command, Function<T, S> last, Steps<S> steps) {
        Stages.attempt(command).whenComplete((result, failed) -> {
            if (failed == null) steps.complete(last.apply(result));
            else steps.fail(failed);
        });
    }
}
