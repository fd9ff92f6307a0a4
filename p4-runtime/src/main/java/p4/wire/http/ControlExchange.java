package p4.wire.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import p4.control.Caller;
import p4.control.ControlHandler;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.control.Refusal;
import p4.model.Token;

/**
 * Answers HTTP calls with a tracker: decodes, hands over, waits, encodes; knows no carrier.
 *
 * <p>May be called from many threads. A reply that is there at once is answered on the calling
 * thread alone; another is waited for, {@code answerWithin} at most, and then 503.
 */
final class ControlExchange {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+)");
    private static final Pattern JSON =
            Pattern.compile("(?i)application/json( *; *charset=\"?utf-8\"?)?");

    private final ControlHandler handler;
    private final Supplier<String> figures;
    private final BooleanSupplier healthy;
    private final Optional<Token> figuresToken;
    private final Duration answerWithin;

    /** Answers with {@code handler}; {@code figures} makes the text of /metrics. */
    ControlExchange(
            ControlHandler handler,
            Supplier<String> figures,
            BooleanSupplier healthy,
            Optional<Token> figuresToken,
            Duration answerWithin) {
        this.handler = handler;
        this.figures = figures;
        this.healthy = healthy;
        this.figuresToken = figuresToken;
        this.answerWithin = answerWithin;
    }

    /** Answers {@code call}, which came on {@code route} from the address {@code host}. */
    HttpReply answer(HttpRoute route, HttpCall call, String host) {
        if (route.isControl()) return control(route, call, host);
        return route == HttpRoute.HEALTH ? health() : figures(call);
    }

    private HttpReply control(HttpRoute route, HttpCall call, String host) {
        try {
            Optional<ControlRequest> request = read(route, call);
            if (request.isPresent()) return ask(request.get(), Caller.at(host));
            return Problem.refused(Refusal.STALE_TOKEN, "expected Authorization: Bearer TOKEN");
        } catch (Malformed malformed) {
            return Problem.refused(Refusal.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    /** The request in {@code call}; empty if it lacks the token it needs. */
    private static Optional<ControlRequest> read(HttpRoute route, HttpCall call) {
        call.header(HttpCall.CONTENT_ENCODING).ifPresent(ControlExchange::refuseEncoding);
        if (route == HttpRoute.ANNOUNCE) return Optional.of(RequestReader.readAnnounce(json(call)));
        return bearer(call).map(token -> RequestReader.read(route, token, json(call)));
    }

    private static void refuseEncoding(String encoding) {
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new Malformed("a body must not be compressed: Content-Encoding is refused");
        }
    }

    private static JsonValue json(HttpCall call) {
        if (call.body().isEmpty()) return StrictJson.read("{}");
        String type = call.header(HttpCall.CONTENT_TYPE).orElse("");
        if (JSON.matcher(type).matches()) return StrictJson.read(call.body());
        throw new Malformed("expected Content-Type: application/json in UTF-8");
    }

    private static Optional<Token> bearer(HttpCall call) {
        Matcher matcher = BEARER.matcher(call.header(HttpCall.AUTHORIZATION).orElse(""));
        if (!matcher.matches()) return Optional.empty();
        try {
            return Optional.of(new Token(matcher.group(1)));
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    private HttpReply ask(ControlRequest request, Caller caller) {
        return await(handler.handle(request, caller))
                .map(ReplyWriter::write)
                .orElseGet(() -> Problem.NO_ANSWER.reply("the tracker did not answer in time"));
    }

    private Optional<ControlReply> await(CompletionStage<ControlReply> stage) {
        CompletableFuture<ControlReply> reply = stage.toCompletableFuture();
        try {
            return Optional.of(reply.get(answerWithin.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the tracker failed", failed.getCause());
        }
    }

    private HttpReply health() {
        return healthy.getAsBoolean()
                ? HttpReply.json(200, "{\"status\":\"up\"}")
                : HttpReply.json(503, "{\"status\":\"down\"}");
    }

    private HttpReply figures(HttpCall call) {
        if (figuresToken.isPresent() && !bearer(call).filter(this::opensFigures).isPresent()) {
            return Problem.METRICS_TOKEN_NEEDED.reply("the figures have a token of their own");
        }
        return HttpReply.text(200, "text/plain; version=0.0.4; charset=utf-8", figures.get());
    }

    private boolean opensFigures(Token shown) {
        return figuresToken
                .map(token -> MessageDigest.isEqual(bytes(token), bytes(shown)))
                .orElse(true);
    }

    private static byte[] bytes(Token token) {
        return token.secret().getBytes(StandardCharsets.US_ASCII);
    }
}
