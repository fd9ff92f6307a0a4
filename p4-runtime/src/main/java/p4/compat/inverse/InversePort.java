package p4.compat.inverse;

import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import p4.compat.Cause;
import p4.compat.CompatLimits;
import p4.compat.DataPort;
import p4.compat.ProgramCalls;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.wire.http.ByteCarrier;
import p4.wire.http.ByteRange;
import p4.wire.http.ByteReply;
import p4.wire.http.HttpCall;

/**
 * The way to the files of programs that serve bytes at all: {@code GET /files/PATH}, range by range.
 *
 * <p>Each says what the whole file is by its ETag; what comes is held against that.
 */
public final class InversePort implements DataPort {

    private static final int PIECE_BYTES = 1 << 20;
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (?:([0-9]{1,10})-[0-9]{1,10}|\\*)/([0-9]{1,10})");
    private static final Pattern HASH = Pattern.compile("\"([0-9a-f]{64})\"");

    private final ByteCarrier carrier;
    private final CompatLimits limits;

    /** Calls over {@code carrier}, whose replies have as many bytes as a file may have. */
    public InversePort(ByteCarrier carrier, CompatLimits limits) {
        this.carrier = carrier;
        this.limits = limits;
    }

    @Override
    public CompletionStage<byte[]> read(PeerEndpoint endpoint, FilePath path) {
        return next(new Reading(endpoint, path))
                .exceptionallyCompose(
                        failed -> CompletableFuture.failedFuture(meaning(failed, endpoint)));
    }

    @Override
    public CompletionStage<Boolean> answers(PeerEndpoint endpoint) {
        var headers = new TreeMap<>(Map.of("content-type", "application/json"));
        String name = new JsonPrimitive(ProgramCalls.NOBODYS).toString();
        return carrier.send(endpoint, new HttpCall("POST", "/", headers, name))
                .handle((reply, silent) -> silent == null);
    }

    /** Tells whether the program at {@code endpoint} serves the bytes of {@code path}; never fails. */
    CompletionStage<Boolean> serves(PeerEndpoint endpoint, FilePath path) {
        return carrier.send(endpoint, new HttpCall("HEAD", FileUrl.of(path), new TreeMap<>(), ""))
                .handle((reply, silent) ->
                        silent == null && reply.status() == 200 && hash(reply).isPresent());
    }

    private CompletionStage<byte[]> next(Reading reading) {
        var range = new ByteRange(reading.bytes.size(), PIECE_BYTES);
        var headers = new TreeMap<>(Map.of("range", range.header()));
        return carrier.send(
                        reading.endpoint,
                        new HttpCall("GET", FileUrl.of(reading.path), headers, ""))
                .thenCompose(reply -> take(reading, reply)
                        ? CompletableFuture.completedFuture(reading.whole())
                        : next(reading));
    }

    /** Adds {@code reply} to what was read; true if that is all. */
    private boolean take(Reading reading, ByteReply reply) {
        return switch (reply.status()) {
            case 200 -> {
                reading.begin(hash(reply));
                yield reading.add(reply, limits.fileBytesMax());
            }
            case 206 -> part(reading, reply);
            case 416 -> empty(reading, reply);
            case 404, 401, 410 ->
                throw new TransferRefused(
                        TransferRefusal.NOT_FOUND, reading.endpoint + " has no such file");
            default ->
                throw new IllegalStateException(reading.endpoint + " answered " + reply.status());
        };
    }

    private boolean part(Reading reading, ByteReply reply) {
        Matcher range = range(reply);
        if (range.group(1) == null || Long.parseLong(range.group(1)) != reading.bytes.size()) {
            throw new IllegalStateException("another range came than was asked for");
        }
        if (reading.bytes.size() == 0) reading.begin(hash(reply));
        else if (!reading.hash.equals(hash(reply))) throw changed(reading);
        reading.add(reply, limits.fileBytesMax());
        long size = Long.parseLong(range.group(2));
        if (size > limits.fileBytesMax()) throw tooLarge();
        if (reply.count() == 0) throw new IllegalStateException("an empty range came");
        return reading.bytes.size() >= size;
    }

    private static boolean empty(Reading reading, ByteReply reply) {
        if (reading.bytes.size() > 0 || Long.parseLong(range(reply).group(2)) > 0) {
            throw changed(reading);
        }
        reading.begin(hash(reply));
        return true;
    }

    private TransferRefused tooLarge() {
        return new TransferRefused(
                TransferRefusal.EXHAUSTED,
                "a file here has at most " + limits.fileBytesMax() + " bytes");
    }

    private static TransferRefused changed(Reading reading) {
        return new TransferRefused(
                TransferRefusal.CHANGED, reading.path + " changed while it was read");
    }

    private static Matcher range(ByteReply reply) {
        Matcher range = CONTENT_RANGE.matcher(reply.header("content-range").orElse(""));
        if (!range.matches()) throw new IllegalStateException("no range came");
        return range;
    }

    private static Optional<ContentHash> hash(ByteReply reply) {
        return reply.header("etag")
                .map(HASH::matcher)
                .filter(Matcher::matches)
                .map(etag -> new ContentHash(etag.group(1)));
    }

    private static RuntimeException meaning(Throwable thrown, PeerEndpoint endpoint) {
        Throwable failed = Cause.of(thrown);
        return failed instanceof TransferRefused refused
                ? refused
                : new PeerUnreachable(endpoint.toString(), failed);
    }

    /** One file on its way; one reply after the other. */
    private final class Reading {

        private final PeerEndpoint endpoint;
        private final FilePath path;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Optional<ContentHash> hash = Optional.empty();

        Reading(PeerEndpoint endpoint, FilePath path) {
            this.endpoint = endpoint;
            this.path = path;
        }

        void begin(Optional<ContentHash> promised) {
            if (bytes.size() > 0) throw changed(this);
            hash = promised;
        }

        boolean add(ByteReply reply, int bytesMax) {
            if (reply.count() > bytesMax - bytes.size()) throw tooLarge();
            bytes.write(reply.bytes(), reply.from(), reply.count());
            return true;
        }

        byte[] whole() {
            byte[] all = bytes.toByteArray();
            if (hash.isPresent() && !hash.get().equals(ContentHash.ofContent(all))) {
                throw new TransferRefused(
                        TransferRefusal.WRONG_BYTES, path + " is not what its ETag says");
            }
            return all;
        }
    }
}
