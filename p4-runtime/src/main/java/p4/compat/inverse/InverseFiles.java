package p4.compat.inverse;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.compat.Cause;
import p4.compat.CompatLimits;
import p4.compat.Fetches;
import p4.compat.Grants;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.peer.CommandFailed;
import p4.transfer.TransferRefused;
import p4.wire.http.ByteExchange;
import p4.wire.http.ByteRange;
import p4.wire.http.ByteReply;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpExchange;

/**
 * Serves files of the whole network over REST, whole or a range of one, with the hash as ETag.
 *
 * <p>Only to who was sent here by the tracker, from the same address, for a while; so often, since a file
 * may be asked for range by range. What is served was fetched in the name of the guest, with a ticket, and
 * verified.
 */
public final class InverseFiles implements ByteExchange {

    private final Grants grants;
    private final Fetches fetches;
    private final CompatLimits limits;

    /** Serves what {@code grants} allow. */
    public InverseFiles(Grants grants, Fetches fetches, CompatLimits limits) {
        this.grants = grants;
        this.fetches = fetches;
        this.limits = limits;
    }

    @Override
    public String prefix() {
        return FileUrl.PREFIX;
    }

    @Override
    public CompletionStage<ByteReply> answer(HttpCall call, HttpExchange.Ends connection) {
        Optional<FilePath> path = FileUrl.path(call.path());
        if (path.isEmpty()) return now(refused(404, "file not found"));
        Optional<Grants.Grant> grant = grants.find(connection.from(), path.get());
        if (grant.isEmpty()) return now(refused(401, "ask the tracker for this file"));
        FileManifest file = grant.get().file();
        if (file.size() > limits.fileBytesMax()) return now(refused(413, "file too large"));
        if (call.header("if-none-match").filter(etag(file)::equals).isPresent()) {
            return now(new ByteReply(304, head(file), new byte[0]));
        }
        Optional<String> ranged = call.header("range")
                .filter(ByteRange::isOne)
                .filter(range -> call.header("if-range").map(etag(file)::equals).orElse(true));
        return ranged.map(range -> part(call, grant.get(), ByteRange.of(range, file.size())))
                .orElseGet(() -> whole(call, grant.get()));
    }

    private CompletionStage<ByteReply> whole(HttpCall call, Grants.Grant grant) {
        return send(call, grant, 200, new ByteRange(0, grant.file().size()), head(grant.file()));
    }

    private CompletionStage<ByteReply> part(
            HttpCall call, Grants.Grant grant, Optional<ByteRange> range) {
        long size = grant.file().size();
        SortedMap<String, String> headers = head(grant.file());
        if (range.isEmpty()) {
            headers.put("content-range", "bytes */" + size);
            return now(new ByteReply(416, headers, new byte[0]));
        }
        headers.put("content-range", range.get().contentRange(size));
        return send(call, grant, 206, range.get(), headers);
    }

    private CompletionStage<ByteReply> send(
            HttpCall call,
            Grants.Grant grant,
            int status,
            ByteRange range,
            SortedMap<String, String> headers) {
        if (call.method().equals("HEAD")) {
            headers.put("content-length", Long.toString(range.count()));
            return now(new ByteReply(status, headers, new byte[0]));
        }
        var fetched = new CompletableFuture<byte[]>();
        Fetches.Turn turn = fetches.fetch(grant, fetched::complete, fetched::completeExceptionally);
        return fetched.handle((bytes, failed) -> {
            if (failed == null) {
                int from = (int) range.from();
                return new ByteReply(status, headers, bytes, from, (int) range.count(), turn::end);
            }
            turn.end();
            return meaning(failed);
        });
    }

    private static SortedMap<String, String> head(FileManifest file) {
        return new TreeMap<>(Map.of(
                "etag", etag(file),
                "accept-ranges", "bytes",
                "content-type", "application/octet-stream",
                "x-content-type-options", "nosniff",
                "cache-control", "no-store"));
    }

    private static String etag(FileManifest file) {
        return "\"" + file.hash().hex() + "\"";
    }

    private static ByteReply meaning(Throwable thrown) {
        Throwable failed = Cause.of(thrown);
        if (failed instanceof CommandFailed command
                && command.kind() == CommandFailed.Kind.NOT_FOUND) {
            return refused(404, "file not found");
        }
        if (failed instanceof TransferRefused) return refused(429, "try again later");
        return refused(503, "no holder delivers that file");
    }

    private static ByteReply refused(int status, String why) {
        var headers = new TreeMap<>(Map.of("content-type", "application/json"));
        return new ByteReply(status, headers, ("\"" + why + "\"").getBytes(StandardCharsets.UTF_8));
    }

    private static CompletionStage<ByteReply> now(ByteReply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
