package p4.wire.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import p4.control.Caller;
import p4.control.ControlHandler;
import p4.control.ControlRequest;
import p4.control.Refusal;
import p4.model.Token;

/** The native protocol: decodes calls, hands them to a tracker, encodes what it says. */
final class ControlExchange implements HttpExchange {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+)");
    private static final Pattern JSON =
            Pattern.compile("(?i)application/json( *; *charset=\"?utf-8\"?)?");

    private final ControlHandler handler;
    private final Supplier<String> figures;
    private final BooleanSupplier healthy;
    private final Optional<Token> figuresToken;
    private final HttpLimits limits;

    /** Answers with {@code handler}; {@code figures} makes the text of /metrics. */
    ControlExchange(
            ControlHandler handler,
            Supplier<String> figures,
            BooleanSupplier healthy,
            Optional<Token> figuresToken,
            HttpLimits limits) {
        this.handler = handler;
        this.figures = figures;
        this.healthy = healthy;
        this.figuresToken = figuresToken;
        this.limits = limits;
    }

    @Override
    public List<Route> routes() {
        return Stream.of(HttpRoute.values())
                .map(route -> new Route(
                        route.path(),
                        route.methods(),
                        limits.bodyBytesMax(route),
                        !route.isControl()))
                .toList();
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpCall call, Ends connection) {
        HttpRoute route = HttpRoute.at(call.path()).orElseThrow();
        if (route.isControl()) return control(route, call, connection.from());
        return CompletableFuture.completedFuture(
                route == HttpRoute.HEALTH ? health() : figures(call));
    }

    @Override
    public HttpReply trouble(Trouble what, String detail) {
        return switch (what) {
            case NO_SUCH_ROUTE -> Problem.NO_SUCH_ROUTE.reply(detail);
            case METHOD_NOT_ALLOWED -> Problem.METHOD_NOT_ALLOWED.reply(detail);
            case MALFORMED -> Problem.refused(Refusal.MALFORMED, detail);
            case TOO_LARGE -> Problem.refused(Refusal.TOO_LARGE, detail);
            case NO_ANSWER -> Problem.NO_ANSWER.reply(detail);
            case BROKEN -> Problem.BROKEN.reply(detail);
        };
    }

    private CompletionStage<HttpReply> control(HttpRoute route, HttpCall call, String host) {
        Optional<ControlRequest> request = read(route, call);
        if (request.isPresent()) {
            return handler.handle(request.get(), Caller.at(host)).thenApply(ReplyWriter::write);
        }
        return CompletableFuture.completedFuture(
                Problem.refused(Refusal.STALE_TOKEN, "expected Authorization: Bearer TOKEN"));
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
