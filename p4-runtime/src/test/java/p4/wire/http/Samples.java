package p4.wire.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import p4.control.Complaint;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.TicketClaims;
import p4.model.TicketKey;
import p4.model.TicketUse;
import p4.model.Token;
import p4.model.TreeDelta;

/** Messages of every kind, with every optional part once there and once not. */
final class Samples {

    static final Token TOKEN = new Token("T".repeat(43));
    static final Token IDENTITY = new Token("I".repeat(43));
    static final PeerId ALICE = new PeerId("alice");
    static final PeerId BOB = new PeerId("bob");
    static final ContentHash HASH = new ContentHash("ab".repeat(32));
    static final FileManifest FILE = file("docs/tale ü.txt", 3);
    static final FileManifest HUGE = file("huge.bin", Long.MAX_VALUE / 2);
    static final FileTree TREE =
            FileTree.of(List.of(FILE, HUGE, file("docs/more/a.txt", 0), file("docs.txt", 1)));
    static final TicketKey KEY = new TicketKey("0f".repeat(32));
    static final Ticket TICKET = KEY.sign(new TicketClaims(
            TicketUse.FETCH,
            BOB,
            ALICE,
            HASH,
            Instant.ofEpochMilli(1_700_000_000_123L),
            "0a".repeat(16)));

    private Samples() {}

    static FileManifest file(String path, long size) {
        return new FileManifest(new FilePath(path), size, HASH);
    }

    static List<ControlRequest> requests() {
        return List.of(
                new ControlRequest.Announce(
                        ALICE,
                        IDENTITY,
                        Credentials.shared("open sesame \" \\ ü"),
                        OptionalInt.of(65_535),
                        Optional.of("::1")),
                new ControlRequest.Announce(
                        ALICE,
                        IDENTITY,
                        new Credentials(Optional.of("ann"), "pass"),
                        OptionalInt.empty(),
                        Optional.empty()),
                new ControlRequest.Publish(TOKEN, TREE, OptionalLong.of(Long.MAX_VALUE)),
                new ControlRequest.Publish(TOKEN, FileTree.EMPTY),
                new ControlRequest.PublishDelta(
                        TOKEN, new TreeDelta(List.of(FILE), List.of(new FilePath("gone/away")))),
                new ControlRequest.PublishDelta(
                        TOKEN, new TreeDelta(List.of(), List.of()), OptionalLong.of(0)),
                new ControlRequest.Heartbeat(TOKEN),
                new ControlRequest.ListFiles(
                        TOKEN, Optional.of(new FilePath("docs")), Optional.of(FILE.path()), 7),
                new ControlRequest.ListFiles(TOKEN, Optional.empty(), Optional.empty(), 1),
                new ControlRequest.Search(TOKEN, "**/*.[ch] \u0000", 100),
                new ControlRequest.Locate(TOKEN, FILE.path(), Optional.of(HASH)),
                new ControlRequest.Locate(TOKEN, FILE.path(), Optional.empty()),
                new ControlRequest.Place(TOKEN, HUGE, 3),
                new ControlRequest.Verify(TOKEN, TICKET),
                new ControlRequest.Report(TOKEN, BOB, HASH, Complaint.WRONG_BYTES),
                new ControlRequest.Disconnect(TOKEN));
    }

    static List<ControlReply> replies() {
        var offer = new ControlReply.Offer(ALICE, new PeerEndpoint("fe80::1", 9_000), TICKET);
        return List.of(
                new ControlReply.Announced(
                        ALICE, TOKEN, Duration.ofSeconds(30), Duration.ofMillis(8_712), "::1", KEY),
                new ControlReply.Published(4, Long.MAX_VALUE),
                new ControlReply.Renewed(Duration.ofMillis(1)),
                new ControlReply.Listing(TREE, Optional.of(FILE.path())),
                new ControlReply.Listing(FileTree.EMPTY, Optional.empty()),
                new ControlReply.Found(List.of(FILE, HUGE), true),
                new ControlReply.Found(List.of(), false),
                new ControlReply.Located(FILE, List.of(offer, offer)),
                new ControlReply.Placed(List.of(offer)),
                new ControlReply.Verified(BOB),
                new ControlReply.Noted(),
                new ControlReply.Disconnected());
    }

    /** A request whose reply is of the kind of {@code reply}. */
    static ControlRequest requestFor(ControlReply reply) {
        String kind = reply.getClass().getSimpleName();
        return requests().stream()
                .filter(request -> switch (kind) {
                    case "Announced" -> request instanceof ControlRequest.Announce;
                    case "Published" -> request instanceof ControlRequest.Publish;
                    case "Renewed" -> request instanceof ControlRequest.Heartbeat;
                    case "Listing" -> request instanceof ControlRequest.ListFiles;
                    case "Found" -> request instanceof ControlRequest.Search;
                    case "Located" -> request instanceof ControlRequest.Locate;
                    case "Placed" -> request instanceof ControlRequest.Place;
                    case "Verified" -> request instanceof ControlRequest.Verify;
                    case "Noted" -> request instanceof ControlRequest.Report;
                    case "Disconnected" -> request instanceof ControlRequest.Disconnect;
                    default -> throw new AssertionError(kind);
                })
                .findFirst()
                .orElseThrow();
    }
}
