package p4.wire.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one table of routes: server, client and documentation come from it.
 *
 * <p>Paths match exactly. Sizes of bodies are bounded by {@link HttpLimits}, by whether the route
 * carries a tree.
 */
public enum HttpRoute {
    /** Asks for a lease; the only one of its kind that needs no token. */
    ANNOUNCE("/v1/announce", true, false),
    /** Offers a whole tree, or a change to the tree offered before. */
    PUBLISH("/v1/publish", true, true),
    /** Keeps the lease alive. */
    HEARTBEAT("/v1/heartbeat", true, false),
    /** Lists what everybody offers. */
    LIST("/v1/list", true, false),
    /** Finds files by a part of their path, or by glob. */
    SEARCH("/v1/search", true, false),
    /** Tells who holds a file, with tickets to fetch it. */
    LOCATE("/v1/locate", true, false),
    /** Tells who may take a file, with tickets to store it. */
    PLACE("/v1/place", true, false),
    /** Checks a ticket and spends it. */
    VERIFY("/v1/verify", true, false),
    /** Complains of a holder. */
    REPORT("/v1/report", true, false),
    /** Ends the lease. */
    DISCONNECT("/v1/disconnect", true, false),
    /** Tells whether the tracker is up. */
    HEALTH("/healthz", false, false),
    /** Tells the tracker's figures in the Prometheus text format. */
    METRICS("/metrics", false, false);

    private static final List<String> WRITING = List.of("POST");
    private static final List<String> READING = List.of("GET", "HEAD");

    private final String path;
    private final boolean control;
    private final boolean carriesTree;

    HttpRoute(String path, boolean control, boolean carriesTree) {
        this.path = path;
        this.control = control;
        this.carriesTree = carriesTree;
    }

    /** The route at exactly {@code path}, if there is one. */
    public static Optional<HttpRoute> at(String path) {
        return Stream.of(values()).filter(route -> route.path.equals(path)).findFirst();
    }

    /** The path, which begins with a slash. */
    public String path() {
        return path;
    }

    /** The methods it answers to, in upper case; the first is the one to use. */
    public List<String> methods() {
        return control ? WRITING : READING;
    }

    /** Tells whether it takes a message of the control plane; the others are read-only. */
    public boolean isControl() {
        return control;
    }

    /** Tells whether a request may hold a tree, and so be larger than a message. */
    public boolean carriesTree() {
        return carriesTree;
    }
}
