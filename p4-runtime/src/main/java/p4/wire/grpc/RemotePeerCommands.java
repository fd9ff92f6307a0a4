package p4.wire.grpc;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.peer.PeerStatus;
import p4.v1.Files;
import p4.v1.FindOrder;
import p4.v1.GetOrder;
import p4.v1.GetStep;
import p4.v1.ListOrder;
import p4.v1.LoggedOut;
import p4.v1.LogoutOrder;
import p4.v1.NeighbourList;
import p4.v1.NeighboursOrder;
import p4.v1.PeerControlGrpc;
import p4.v1.PeerControlGrpc.PeerControlStub;
import p4.v1.PutOrder;
import p4.v1.PutStep;
import p4.v1.StatusOrder;
import p4.v1.StatusReport;
import p4.v1.WhereOrder;

/**
 * The commands of a peer that runs elsewhere, through its control service.
 *
 * <p>A peer that does not answer is a failure of kind FAILED, a wrong token one of kind UNAUTHORIZED.
 * The stages can be cancelled, which ends the call but not what the peer is doing.
 */
public final class RemotePeerCommands implements PeerCommands, AutoCloseable {

    private final ManagedChannel channel;
    private final PeerControlStub peer;

    /** Connects as {@code builder} says and shows {@code token}. */
    public RemotePeerCommands(ManagedChannelBuilder<?> builder, Token token) {
        this.channel = builder.build();
        this.peer = PeerControlGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(
                        BearerInterceptor.metadata(token)));
    }

    @Override
    public CompletionStage<FileTree> list(Optional<FilePath> folder) {
        var answer = this.<ListOrder, Files, FileTree>answer(new FileReader<>(FileTree::of));
        peer.list(ListOrder.newBuilder().setFolder(ControlWire.text(folder)).build(), answer);
        return answer.result();
    }

    @Override
    public CompletionStage<List<FileManifest>> find(String query) {
        var answer = this.<FindOrder, Files, List<FileManifest>>answer(
                new FileReader<>(Function.identity()));
        peer.find(FindOrder.newBuilder().setQuery(query).build(), answer);
        return answer.result();
    }

    @Override
    public CompletionStage<Holders> where(FilePath path) {
        var answer = this.<WhereOrder, p4.v1.Holders, Holders>answer(
                AnswerReader.single(ControlWire::holders));
        peer.where(WhereOrder.newBuilder().setPath(path.value()).build(), answer);
        return answer.result();
    }

    @Override
    public CompletionStage<Fetched> get(Get order, Progress progress) {
        var answer = this.<GetOrder, GetStep, Fetched>answer(new StepReader<>(
                progress,
                step -> moved(step.hasProgress(), step.getProgress()),
                step -> ControlWire.fetched(step.getFetched())));
        peer.get(ControlWire.order(order), answer);
        return answer.result();
    }

    @Override
    public CompletionStage<List<Holder>> put(Put order, Progress progress) {
        var answer = this.<PutOrder, PutStep, List<Holder>>answer(new StepReader<>(
                progress,
                step -> moved(step.hasProgress(), step.getProgress()),
                step -> ControlWire.read(step.getTakers().getTakersList())));
        peer.put(
                PutOrder.newBuilder()
                        .setPath(order.path().value())
                        .setCopies(order.copies())
                        .build(),
                answer);
        return answer.result();
    }

    @Override
    public CompletionStage<PeerStatus> status() {
        var answer = this.<StatusOrder, StatusReport, PeerStatus>answer(
                AnswerReader.single(ControlWire::status));
        peer.status(StatusOrder.getDefaultInstance(), answer);
        return answer.result();
    }

    @Override
    public CompletionStage<List<Holder>> neighbours() {
        var answer = this.<NeighboursOrder, NeighbourList, List<Holder>>answer(
                AnswerReader.single(list -> ControlWire.read(list.getPeersList())));
        peer.neighbours(NeighboursOrder.getDefaultInstance(), answer);
        return answer.result();
    }

    @Override
    public CompletionStage<Void> logout() {
        var answer =
                this.<LogoutOrder, LoggedOut, LoggedOut>answer(AnswerReader.single(out -> out));
        peer.logout(LogoutOrder.getDefaultInstance(), answer);
        return answer.result().thenAccept(out -> {});
    }

    /** Closes the connection; what the peer is doing goes on. */
    @Override
    public void close() {
        channel.shutdownNow();
    }

    private <Q, A, R> Answer<Q, A, R> answer(AnswerReader<A, R> reader) {
        return new Answer<>(reader, CommandStatuses::read);
    }

    private static Optional<p4.v1.Progress> moved(boolean hasMoved, p4.v1.Progress progress) {
        return hasMoved ? Optional.of(progress) : Optional.empty();
    }
}
