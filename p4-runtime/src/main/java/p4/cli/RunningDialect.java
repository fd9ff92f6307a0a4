package p4.cli;

import java.net.InetSocketAddress;

/** A dialect that a tracker speaks, as long as it does. */
interface RunningDialect extends AutoCloseable {

    /** Where its tracker listens. */
    InetSocketAddress address();

    /** Where its programs fetch what others have. */
    InetSocketAddress data();

    /** One line for the tracker's operator: where it listens, and what it cannot carry. */
    String warning();

    /** Has its guests leave, and listens no more. */
    @Override
    void close();
}
