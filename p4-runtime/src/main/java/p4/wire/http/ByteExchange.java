package p4.wire.http;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What is answered with bytes beside an {@link HttpExchange}: GET and HEAD of all paths below one.
 *
 * <p>May be called from many threads at once.
 */
public interface ByteExchange {

    /** The methods that are answered. */
    List<String> METHODS = List.of("GET", "HEAD");

    /** The headers that it is shown. */
    List<String> HEADERS = List.of("range", "if-range", "if-none-match");

    /** How the paths begin that it answers, with a slash at the end. */
    String prefix();

    /**
     * Answers {@code call}, whose path has that prefix, over {@code connection}; never blocks.
     *
     * <p>The answer to HEAD is that to GET; the carrier leaves out its bytes. Fails only if something is
     * broken.
     */
    CompletionStage<ByteReply> answer(HttpCall call, HttpExchange.Ends connection);
}
