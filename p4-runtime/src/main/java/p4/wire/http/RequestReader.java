package p4.wire.http;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import p4.control.Complaint;
import p4.control.ControlRequest;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.ListFiles;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Report;
import p4.control.ControlRequest.Search;
import p4.control.ControlRequest.Verify;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.Token;
import p4.model.TreeDelta;

/** Reads a peer's request from the body of an HTTP call; refuses keys it does not know. */
final class RequestReader {

    private RequestReader() {}

    /**
     * Reads the body {@code json} of an announce, which needs no token.
     *
     * @throws Malformed says where and why
     */
    static ControlRequest readAnnounce(JsonValue json) {
        json.only("peer", "identity", "credentials", "port", "host");
        JsonValue shown = json.get("credentials").only("user", "secret");
        Optional<String> user = shown.find("user").map(JsonValue::text);
        String secret = shown.get("secret").text();
        OptionalInt port = json.find("port").stream()
                .mapToInt(number -> number.wholeInt(1, 65_535))
                .findFirst();
        return new Announce(
                json.get("peer").as(PeerId::new),
                json.get("identity").as(Token::new),
                shown.checked(() -> new Credentials(user, secret)),
                port,
                json.find("host").map(JsonValue::text));
    }

    /**
     * Reads the body {@code json} of any other control route.
     *
     * @throws Malformed says where and why
     */
    static ControlRequest read(HttpRoute route, Token token, JsonValue json) {
        return switch (route) {
            case PUBLISH -> publish(token, json.only("tree", "delta", "room"));
            case HEARTBEAT -> new Heartbeat(nothingElse(token, json));
            case LIST -> list(token, json.only("folder", "after", "limit"));
            case SEARCH -> search(token, json.only("query", "limit"));
            case LOCATE -> locate(token, json.only("path", "sha256"));
            case PLACE -> place(token, json.only("file", "copies"));
            case VERIFY -> new Verify(token, json.only("ticket").get("ticket").as(Ticket::parse));
            case REPORT -> report(token, json.only("holder", "sha256", "complaint"));
            case DISCONNECT -> new Disconnect(nothingElse(token, json));
            case ANNOUNCE, HEALTH, METRICS -> throw new AssertionError(route);
        };
    }

    private static Token nothingElse(Token token, JsonValue json) {
        json.only();
        return token;
    }

    private static ControlRequest publish(Token token, JsonValue json) {
        Optional<JsonValue> tree = json.find("tree");
        Optional<JsonValue> delta = json.find("delta");
        if (tree.isPresent() == delta.isPresent()) {
            throw new Malformed("expected either $.tree or $.delta");
        }
        OptionalLong room = json.find("room").stream()
                .mapToLong(bytes -> bytes.whole(0, Long.MAX_VALUE))
                .findFirst();
        if (tree.isPresent()) return new Publish(token, TreeJson.read(tree.get()), room);
        return new PublishDelta(token, delta(json.get("delta").only("added", "removed")), room);
    }

    private static TreeDelta delta(JsonValue json) {
        List<FileManifest> added = json.find("added").stream()
                .flatMap(tree -> TreeJson.read(tree).files().stream())
                .toList();
        List<FilePath> removed = json.find("removed").stream()
                .flatMap(list -> list.elements().stream())
                .map(path -> path.as(FilePath::new))
                .toList();
        return new TreeDelta(added, removed);
    }

    private static ListFiles list(Token token, JsonValue json) {
        return new ListFiles(
                token,
                json.find("folder").map(folder -> folder.as(FilePath::new)),
                json.find("after").map(after -> after.as(FilePath::new)),
                json.get("limit").wholeInt(1, Integer.MAX_VALUE));
    }

    private static Search search(Token token, JsonValue json) {
        int limit = json.get("limit").wholeInt(1, Integer.MAX_VALUE);
        return new Search(token, json.get("query").text(), limit);
    }

    private static Locate locate(Token token, JsonValue json) {
        Optional<ContentHash> content = json.find("sha256").map(hash -> hash.as(ContentHash::new));
        return new Locate(token, json.get("path").as(FilePath::new), content);
    }

    private static Place place(Token token, JsonValue json) {
        FileManifest file = TreeJson.readFile(json.get("file").only("path", "size", "sha256"));
        return new Place(token, file, json.get("copies").wholeInt(1, Integer.MAX_VALUE));
    }

    private static Report report(Token token, JsonValue json) {
        return new Report(
                token,
                json.get("holder").as(PeerId::new),
                json.get("sha256").as(ContentHash::new),
                json.get("complaint").as(RequestReader::complaint));
    }

    private static Complaint complaint(String name) {
        return Stream.of(Complaint.values())
                .filter(complaint -> complaint.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected one of " + List.of(Complaint.values())));
    }
}
