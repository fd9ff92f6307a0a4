package p4.compat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.Printable;
import p4.peer.CommandFailed;
import p4.wire.http.Carrier;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpReply;
import p4.wire.http.JsonValue;
import p4.wire.http.Malformed;
import p4.wire.http.StrictJson;

/**
 * Asks a tracker that speaks JSON in a dialect, and says what it means if it refuses.
 *
 * <p>Never blocks. Every stage fails with {@link CommandFailed} alone.
 */
public final class TrackerCalls {

    private final Carrier carrier;
    private final List<String> complaints;
    private final Meaning meaning;

    /** Calls over {@code carrier}; a refusal has its text under one of {@code complaints}. */
    public TrackerCalls(Carrier carrier, List<String> complaints, Meaning meaning) {
        this.carrier = carrier;
        this.complaints = List.copyOf(complaints);
        this.meaning = meaning;
    }

    /** What a refusal means in a dialect. */
    @FunctionalInterface
    public interface Meaning {

        /** What {@code text} means; empty if no more than its status does. */
        Optional<CommandFailed.Kind> of(String text);
    }

    /** Sends {@code body} to {@code path} by {@code method}; what {@code reading} makes of the answer. */
    public <T> CompletionStage<T> ask(
            String method, String path, JsonObject body, Function<JsonValue, T> reading) {
        var headers = new TreeMap<>(Map.of("content-type", "application/json"));
        return carrier.send(new HttpCall(method, path, headers, body.toString()))
                .handle((reply, failed) -> {
                    if (failed != null) throw silent(failed);
                    return read(reply, reading);
                });
    }

    private <T> T read(HttpReply reply, Function<JsonValue, T> reading) {
        try {
            JsonValue json = StrictJson.read(reply.body());
            if (reply.status() == 200) return reading.apply(json);
            throw refused(reply.status(), complaint(json));
        } catch (Malformed malformed) {
            throw new CommandFailed(
                    CommandFailed.Kind.FAILED,
                    "the tracker answered " + reply.status() + " and something else than expected");
        }
    }

    private String complaint(JsonValue json) {
        return complaints.stream()
                .flatMap(key -> json.find(key).stream())
                .findFirst()
                .orElseThrow(() -> new Malformed("no complaint"))
                .text();
    }

    private CommandFailed refused(int status, String text) {
        return new CommandFailed(
                meaning.of(text).orElse(kind(status)),
                "the tracker says: " + Printable.escape(text));
    }

    private static CommandFailed.Kind kind(int status) {
        return switch (status) {
            case 400 -> CommandFailed.Kind.INVALID;
            case 401 -> CommandFailed.Kind.UNAUTHORIZED;
            case 404 -> CommandFailed.Kind.NOT_FOUND;
            default -> CommandFailed.Kind.FAILED;
        };
    }

    private static CommandFailed silent(Throwable failed) {
        return new CommandFailed(
                CommandFailed.Kind.FAILED,
                "the tracker does not answer: "
                        + Printable.escape(String.valueOf(Cause.of(failed))));
    }
}
