package p4.sim.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import p4.control.Complaint;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.Token;
import p4.model.TreeDelta;

/** Requests drawn at random from a small world, so that they often have to do with one another. */
final class Asking {

    static final Credentials GOOD = Credentials.shared("open sesame");

    private static final List<String> PATHS = List.of(
            "a", "a/b", "a/b/c.txt", "docs/Read.Me", "docs/readme.txt", "docs/x.bin", "é.txt");
    private static final List<String> QUERIES = List.of(
            "READ",
            "*",
            "**",
            "**/*.txt",
            "docs/*",
            "docs/[a-r]*",
            "[!d]*",
            "?",
            "a**",
            "",
            "[",
            "É",
            "*.t?t",
            "a/**/c.txt",
            "docs");
    private static final int KINDS = 13;

    private final RandomGenerator chance;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Token> identities = new ArrayList<>();
    private final List<Ticket> tickets = new ArrayList<>();
    private final Map<PeerId, Token> newest = new TreeMap<>();

    Asking(RandomGenerator chance) {
        this.chance = chance;
        tokens.add(Token.draw(chance));
        for (int i = 0; i < 3; i++) identities.add(Token.draw(chance));
    }

    /** Learns what the next requests may show. */
    void hear(ControlReply reply) {
        if (reply instanceof ControlReply.Announced granted) {
            tokens.add(granted.token());
            newest.put(granted.peer(), granted.token());
        }
        if (reply instanceof ControlReply.Located located) learn(located.holders());
        if (reply instanceof ControlReply.Placed placed) learn(placed.takers());
    }

    /** One of the addresses that requests come from. */
    String host() {
        return "10.0.0." + (chance.nextInt(10) == 0 ? 2 : 1);
    }

    ControlRequest next() {
        Token token = chance.nextInt(20) == 0 ? tokens.get(0) : recent(tokens);
        return switch (chance.nextInt(KINDS)) {
            case 0, 1 -> announce();
            case 2 -> new ControlRequest.Heartbeat(token);
            case 3 -> new ControlRequest.Publish(token, tree(), room());
            case 4 -> new ControlRequest.PublishDelta(token, delta(), room());
            case 5 ->
                new ControlRequest.ListFiles(
                        token, maybe(path()), maybe(path()), chance.nextInt(6));
            case 6 -> new ControlRequest.Search(token, pick(QUERIES), chance.nextInt(6));
            case 7, 8 -> new ControlRequest.Locate(token, path(), maybe(content()));
            case 9 -> new ControlRequest.Place(token, file(), chance.nextInt(4));
            case 10 -> verify(token);
            case 11 -> new ControlRequest.Report(token, peer(), content(), Complaint.WRONG_BYTES);
            default ->
                chance.nextInt(4) == 0
                        ? new ControlRequest.Disconnect(token)
                        : new ControlRequest.Heartbeat(token);
        };
    }

    private ControlRequest announce() {
        return new ControlRequest.Announce(
                peer(),
                pick(identities.subList(0, chance.nextInt(8) == 0 ? 3 : 1)),
                chance.nextInt(10) == 0 ? Credentials.shared("a wrong guess") : GOOD,
                chance.nextInt(8) == 0 ? OptionalInt.empty() : OptionalInt.of(7_400),
                Optional.empty());
    }

    private ControlRequest verify(Token token) {
        if (tickets.isEmpty()) return new ControlRequest.Heartbeat(token);
        Ticket good = recent(tickets);
        boolean forged = chance.nextInt(6) == 0;
        return new ControlRequest.Verify(
                chance.nextInt(4) == 0
                        ? token
                        : newest.getOrDefault(good.claims().holder(), token),
                forged ? new Ticket(good.claims(), "0".repeat(64)) : good);
    }

    private TreeDelta delta() {
        List<FilePath> gone = chance.nextBoolean() ? List.of(path()) : List.of();
        return new TreeDelta(tree().files().stream().limit(2).toList(), gone);
    }

    private FileTree tree() {
        var files = new TreeMap<FilePath, FileManifest>();
        int count = chance.nextInt(5);
        for (int i = 0; i < count; i++) {
            FileManifest file = file();
            boolean clash = files.keySet().stream()
                    .anyMatch(path -> path.isUnder(file.path()) || file.path().isUnder(path));
            if (!clash) files.put(file.path(), file);
        }
        return FileTree.of(files.values());
    }

    private FileManifest file() {
        ContentHash content = content();
        return new FileManifest(path(), 100L * (content.hex().charAt(0) - '0'), content);
    }

    private ContentHash content() {
        return new ContentHash(Integer.toString(1 + chance.nextInt(4)).repeat(64));
    }

    private FilePath path() {
        return new FilePath(pick(PATHS));
    }

    private PeerId peer() {
        return new PeerId("peer-" + chance.nextInt(6));
    }

    private OptionalLong room() {
        return chance.nextBoolean() ? OptionalLong.of(chance.nextInt(500)) : OptionalLong.empty();
    }

    private <T> Optional<T> maybe(T value) {
        return chance.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
    }

    private void learn(List<ControlReply.Offer> offers) {
        offers.forEach(offer -> tickets.add(offer.ticket()));
    }

    private <T> T recent(List<T> all) {
        return all.get(Math.max(0, all.size() - 1 - chance.nextInt(8)));
    }

    private <T> T pick(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }
}
