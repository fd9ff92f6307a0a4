package p4.wire.http;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What is spoken over HTTP: which routes there are, and what answers on them; knows no carrier.
 *
 * <p>The native protocol is one, and each dialect is one. May be called from many threads at once.
 */
public interface HttpExchange {

    /** Every route; a path comes once. */
    List<Route> routes();

    /** Answers {@code call}, which came on one of the routes over {@code connection}; never blocks. */
    CompletionStage<HttpReply> answer(HttpCall call, Ends connection);

    /** Says {@code what} went wrong; {@code detail} is one line for a person. */
    HttpReply trouble(Trouble what, String detail);

    /**
     * Where calls go.
     *
     * <p>{@code path} matches exactly, {@code methods} are in upper case, and a body has at most
     * {@code bodyBytesMax} bytes. A query is refused where it is not {@code queryAllowed}.
     */
    record Route(String path, List<String> methods, int bodyBytesMax, boolean queryAllowed) {

        public Route {
            methods = List.copyOf(methods);
        }
    }

    /** The addresses that a connection goes from and to, without brackets. */
    record Ends(String from, String to) {}

    /** What goes wrong before an answer is looked for, or in its stead. */
    enum Trouble {
        /** No route has that path. */
        NO_SUCH_ROUTE(404),
        /** The path is known, the method is not. */
        METHOD_NOT_ALLOWED(405),
        /** The call makes no sense. */
        MALFORMED(400),
        /** The body has more bytes than the route takes. */
        TOO_LARGE(413),
        /** The answer did not come in time; what was asked may yet be carried out. */
        NO_ANSWER(503),
        /** The answer failed. */
        BROKEN(500);

        private final int status;

        Trouble(int status) {
            this.status = status;
        }

        /** The HTTP status that says this. */
        public int status() {
            return status;
        }
    }
}
