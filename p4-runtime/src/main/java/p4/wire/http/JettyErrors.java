package p4.wire.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import p4.control.Refusal;

/** Says in P4's JSON what Jetty itself refuses, before any route is reached; shows no stack. */
final class JettyErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpReply reply = reply(status(request, response));
        response.setStatus(reply.status());
        reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /** What is said of {@code status}; a 503 of Jetty's own means that nothing was begun. */
    static HttpReply reply(int status) {
        String detail = HttpStatus.getMessage(status);
        HttpReply reply = Problem.reply(status, name(status), detail);
        return status == Refusal.DRAINING.httpStatus() ? reply.with("retry-after", "1") : reply;
    }

    private static String name(int status) {
        if (status == Problem.TOO_SLOW.status()) return Problem.TOO_SLOW.name();
        if (status == Refusal.TOO_LARGE.httpStatus()) return Refusal.TOO_LARGE.name();
        if (status == Refusal.DRAINING.httpStatus()) return Refusal.DRAINING.name();
        return status < 500 ? Refusal.MALFORMED.name() : Problem.BROKEN.name();
    }

    private static int status(Request request, Response response) {
        Object cause = request.getAttribute(ERROR_EXCEPTION);
        return cause instanceof HttpException known ? known.getCode() : response.getStatus();
    }
}
