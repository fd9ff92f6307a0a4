package p4.wire.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.SortedMap;
import java.util.TreeMap;
import p4.control.ControlRequest;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Authenticated;
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
import p4.model.FileTree;

/** Writes a peer's request as an HTTP call; the other way round is {@link RequestReader}. */
final class RequestWriter {

    private RequestWriter() {}

    /** Writes {@code request}; its token goes into the header and nowhere else. */
    static HttpCall write(ControlRequest request) {
        HttpRoute route = route(request);
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put(HttpCall.CONTENT_TYPE, HttpReply.JSON);
        if (request instanceof Authenticated authenticated) {
            headers.put(
                    HttpCall.AUTHORIZATION, "Bearer " + authenticated.token().secret());
        }
        String method = route.methods().get(0);
        return new HttpCall(method, route.path(), headers, body(request).toString());
    }

    /** Where {@code request} goes. */
    static HttpRoute route(ControlRequest request) {
        // Java 17 has no pattern switch; CodecTest.carriesEveryKindOfRequest keeps this complete.
        if (request instanceof Announce) return HttpRoute.ANNOUNCE;
        if (request instanceof Publish || request instanceof PublishDelta) return HttpRoute.PUBLISH;
        if (request instanceof Heartbeat) return HttpRoute.HEARTBEAT;
        if (request instanceof ListFiles) return HttpRoute.LIST;
        if (request instanceof Search) return HttpRoute.SEARCH;
        if (request instanceof Locate) return HttpRoute.LOCATE;
        if (request instanceof Place) return HttpRoute.PLACE;
        if (request instanceof Verify) return HttpRoute.VERIFY;
        if (request instanceof Report) return HttpRoute.REPORT;
        if (request instanceof Disconnect) return HttpRoute.DISCONNECT;
        throw new AssertionError(request);
    }

    private static JsonObject body(ControlRequest request) {
        // Java 17 has no pattern switch; CodecTest.carriesEveryKindOfRequest keeps this complete.
        if (request instanceof Announce announce) return announce(announce);
        if (request instanceof Publish publish) return publish(publish);
        if (request instanceof PublishDelta change) return delta(change);
        if (request instanceof ListFiles list) return list(list);
        if (request instanceof Search search) return search(search);
        if (request instanceof Locate locate) return locate(locate);
        if (request instanceof Place place) return place(place);
        if (request instanceof Verify verify) return verify(verify);
        if (request instanceof Report report) return report(report);
        return new JsonObject();
    }

    private static JsonObject announce(Announce announce) {
        var credentials = new JsonObject();
        announce.credentials().user().ifPresent(user -> credentials.addProperty("user", user));
        credentials.addProperty("secret", announce.credentials().secret());
        var body = new JsonObject();
        body.addProperty("peer", announce.peer().value());
        body.addProperty("identity", announce.identity().secret());
        body.add("credentials", credentials);
        announce.port().ifPresent(port -> body.addProperty("port", port));
        announce.host().ifPresent(host -> body.addProperty("host", host));
        return body;
    }

    private static JsonObject publish(Publish publish) {
        var body = new JsonObject();
        body.add("tree", TreeJson.write(publish.tree()));
        publish.room().ifPresent(bytes -> body.addProperty("room", bytes));
        return body;
    }

    private static JsonObject delta(PublishDelta change) {
        var removed = new JsonArray();
        change.delta().removed().forEach(path -> removed.add(path.value()));
        var delta = new JsonObject();
        delta.add("added", TreeJson.write(FileTree.of(change.delta().added())));
        delta.add("removed", removed);
        var body = new JsonObject();
        body.add("delta", delta);
        change.room().ifPresent(bytes -> body.addProperty("room", bytes));
        return body;
    }

    private static JsonObject list(ListFiles list) {
        var body = new JsonObject();
        list.folder().ifPresent(folder -> body.addProperty("folder", folder.value()));
        list.after().ifPresent(after -> body.addProperty("after", after.value()));
        body.addProperty("limit", list.limit());
        return body;
    }

    private static JsonObject search(Search search) {
        var body = new JsonObject();
        body.addProperty("query", search.query());
        body.addProperty("limit", search.limit());
        return body;
    }

    private static JsonObject locate(Locate locate) {
        var body = new JsonObject();
        body.addProperty("path", locate.path().value());
        locate.content().ifPresent(hash -> body.addProperty("sha256", hash.hex()));
        return body;
    }

    private static JsonObject place(Place place) {
        var body = new JsonObject();
        body.add("file", TreeJson.writeFile(place.manifest()));
        body.addProperty("copies", place.copies());
        return body;
    }

    private static JsonObject verify(Verify verify) {
        var body = new JsonObject();
        body.addProperty("ticket", verify.ticket().text());
        return body;
    }

    private static JsonObject report(Report report) {
        var body = new JsonObject();
        body.addProperty("holder", report.holder().value());
        body.addProperty("sha256", report.content().hex());
        body.addProperty("complaint", report.complaint().name());
        return body;
    }
}
