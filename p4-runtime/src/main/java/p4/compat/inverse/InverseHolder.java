package p4.compat.inverse;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.compat.JsonBody;
import p4.model.FilePath;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpExchange;
import p4.wire.http.HttpReply;
import p4.wire.http.StrictJson;

/**
 * Says over REST whether a file is held, as a peer of the original does, for all files of the network.
 *
 * <p>{@code POST /} with a name as JSON text answers 200 and the same, or 404. Only who logged in from the
 * same address hears of anything that is there.
 */
public final class InverseHolder implements HttpExchange {

    private static final int BODY_BYTES_MAX = 8 << 10;

    private final InversePrograms programs;

    /** Answers {@code programs}. */
    public InverseHolder(InversePrograms programs) {
        this.programs = programs;
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route("/", List.of("POST"), BODY_BYTES_MAX, true));
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpCall call, Ends connection) {
        String name = StrictJson.read(call.body()).text();
        Optional<FilePath> path = JsonBody.named(name);
        if (path.isEmpty()) return CompletableFuture.completedFuture(missing());
        return programs.holds(path.get(), connection.from())
                .thenApply(held -> held ? text(200, name) : missing());
    }

    @Override
    public HttpReply trouble(Trouble what, String detail) {
        return text(what.status(), detail);
    }

    private static HttpReply missing() {
        return text(404, "file not found");
    }

    private static HttpReply text(int status, String text) {
        return HttpReply.json(status, new JsonPrimitive(text).toString());
    }
}
