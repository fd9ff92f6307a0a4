package p4.wire.grpc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.peer.PeerCommands;
import p4.peer.PeerStatus;
import p4.v1.Fetched;
import p4.v1.GetOrder;
import p4.v1.Holder;
import p4.v1.Holders;
import p4.v1.StatusReport;

/** The nouns of a peer's commands as protobuf messages, and back; empty text stands for nothing. */
final class ControlWire {

    private ControlWire() {}

    static <T> Optional<T> optional(String text, Function<String, T> reader) {
        return text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text));
    }

    static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    static GetOrder order(PeerCommands.Get order) {
        return GetOrder.newBuilder()
                .setPath(order.path().value())
                .setSha256(text(order.content()))
                .setSaveAs(text(order.saveAs()))
                .setOverwrite(order.overwrite())
                .build();
    }

    static PeerCommands.Get order(GetOrder order) {
        return new PeerCommands.Get(
                new FilePath(order.getPath()),
                optional(order.getSha256(), ContentHash::new),
                optional(order.getSaveAs(), FilePath::new),
                order.getOverwrite());
    }

    static Holders holders(PeerCommands.Holders holders) {
        return Holders.newBuilder()
                .setFile(Wire.manifest(holders.file()))
                .addAllHolders(holders(holders.holders()))
                .build();
    }

    static PeerCommands.Holders holders(Holders holders) {
        return new PeerCommands.Holders(
                Wire.manifest(holders.getFile()), read(holders.getHoldersList()));
    }

    static List<Holder> holders(List<PeerCommands.Holder> holders) {
        return holders.stream()
                .map(holder -> Holder.newBuilder()
                        .setPeer(holder.peer().value())
                        .setEndpoint(holder.endpoint().toString())
                        .build())
                .toList();
    }

    static List<PeerCommands.Holder> read(List<Holder> holders) {
        return holders.stream()
                .map(holder -> new PeerCommands.Holder(
                        new PeerId(holder.getPeer()), PeerEndpoint.parse(holder.getEndpoint())))
                .toList();
    }

    static Fetched fetched(PeerCommands.Fetched fetched) {
        return Fetched.newBuilder()
                .setFile(Wire.manifest(fetched.file()))
                .setSavedAs(fetched.savedAs().value())
                .setFrom(fetched.from().value())
                .setHoldersTried(fetched.holdersTried())
                .build();
    }

    static PeerCommands.Fetched fetched(Fetched fetched) {
        return new PeerCommands.Fetched(
                Wire.manifest(fetched.getFile()),
                new FilePath(fetched.getSavedAs()),
                new PeerId(fetched.getFrom()),
                fetched.getHoldersTried());
    }

    static StatusReport status(PeerStatus status) {
        StatusReport.Builder report = StatusReport.newBuilder()
                .setPeer(status.peer().value())
                .setEndpoint(text(status.endpoint()))
                .setTracker(status.tracker())
                .setHasLease(status.leaseLeft().isPresent())
                .setLeaseLeftMillis(status.leaseLeft().map(Duration::toMillis).orElse(0L))
                .setFilesOffered(status.filesOffered())
                .setBytesOffered(status.bytesOffered())
                .setUploadsRunning(status.uploadsRunning())
                .setBytesServed(status.bytesServed())
                .setBytesFetched(status.bytesFetched());
        status.neighbours().ifPresent(report::setNeighbours);
        return report.build();
    }

    static PeerStatus status(StatusReport status) {
        return new PeerStatus(
                new PeerId(status.getPeer()),
                optional(status.getEndpoint(), PeerEndpoint::parse),
                status.getTracker(),
                status.getHasLease()
                        ? Optional.of(Duration.ofMillis(status.getLeaseLeftMillis()))
                        : Optional.empty(),
                status.getFilesOffered(),
                status.getBytesOffered(),
                status.getUploadsRunning(),
                status.getBytesServed(),
                status.getBytesFetched(),
                status.hasNeighbours()
                        ? OptionalInt.of(status.getNeighbours())
                        : OptionalInt.empty());
    }
}
