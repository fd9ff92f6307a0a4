package p4.wire.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off who connects too often from one address, or sends or reads too slowly.
 *
 * <p>An idle time-out alone lets a client hold a connection with one byte now and then. Here, a
 * connection on which bytes moved, but fewer than the least rate and without a request or a response
 * being completed, is suspect; the second time in a row it is closed. Of a TLS connection the encrypted
 * bytes count, and its handshake is completed like a request; the connection inside it is not looked at
 * on its own. Source: the "slowloris" and "slow POST" attacks.
 */
final class ConnectionWatch implements Connection.Listener {

    private static final int SUSPICIONS_MAX = 2;

    /** The cipher suite of a TLS connection whose handshake is not over; see {@code SSLEngine}. */
    private static final String NOTHING_AGREED = "SSL_NULL_WITH_NULL_NULL";

    private final HttpLimits limits;
    private final Scheduler scheduler;
    private final ConcurrentMap<InetAddress, Integer> open = new ConcurrentHashMap<>();

    /** Watches within {@code limits}, on the threads of {@code scheduler}. */
    ConnectionWatch(HttpLimits limits, Scheduler scheduler) {
        this.limits = limits;
        this.scheduler = scheduler;
    }

    @Override
    public void onOpened(Connection connection) {
        if (isInsideAnother(connection)) return;
        int connections = open.merge(address(connection), 1, Integer::sum);
        if (connections > limits.connectionsPerAddressMax())
            connection.getEndPoint().close();
        else new Watched(connection).lookAgain();
    }

    @Override
    public void onClosed(Connection connection) {
        if (isInsideAnother(connection)) return;
        open.computeIfPresent(
                address(connection), (address, count) -> count > 1 ? count - 1 : null);
    }

    private static boolean isInsideAnother(Connection connection) {
        return connection.getEndPoint() instanceof SslConnection.SslEndPoint;
    }

    private static InetAddress address(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** One connection, and what was seen of it last time; looked at by one thread at a time. */
    private final class Watched {

        private final Connection connection;
        private long bytes;
        private long completed;
        private int suspicions;

        Watched(Connection connection) {
            this.connection = connection;
        }

        void lookAgain() {
            scheduler.schedule(this::look, limits.watch().toMillis(), TimeUnit.MILLISECONDS);
        }

        private void look() {
            if (!connection.getEndPoint().isOpen()) return;
            long bytesNow = connection.getBytesIn() + connection.getBytesOut();
            long completedNow = completed(connection);
            judge(bytesNow - bytes, completedNow > completed);
            bytes = bytesNow;
            completed = completedNow;
            if (suspicions >= SUSPICIONS_MAX) cutOff();
            else lookAgain();
        }

        private static long completed(Connection connection) {
            if (!(connection instanceof SslConnection tls)) {
                return connection.getMessagesIn() + connection.getMessagesOut();
            }
            boolean agreed =
                    !tls.getSSLEngine().getSession().getCipherSuite().equals(NOTHING_AGREED);
            return completed(tls.getSslEndPoint().getConnection()) + (agreed ? 1 : 0);
        }

        private void cutOff() {
            connection.getEndPoint().close(new TimeoutException("a client was too slow"));
        }

        private void judge(long grown, boolean progressed) {
            long enough = limits.bytesPerSecondMin() * limits.watch().toMillis() / 1_000;
            if (progressed || grown >= enough) suspicions = 0;
            else if (grown > 0) suspicions++;
        }
    }
}
