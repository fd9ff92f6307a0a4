package p4.cli;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import p4.compat.CompatLimits;
import p4.compat.Fetches;
import p4.compat.Gateway;
import p4.compat.Grants;
import p4.compat.Served;
import p4.compat.inverse.InverseFiles;
import p4.compat.inverse.InverseHolder;
import p4.compat.inverse.InversePort;
import p4.compat.inverse.InversePrograms;
import p4.compat.inverse.MainEndpoint;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.http.HttpLimits;
import p4.wire.http.HttpSettings;
import p4.wire.http.JdkByteCarrier;
import p4.wire.http.JdkCarrier;
import p4.wire.http.TrackerServer;

/** The dialect {@code inverse} of a running tracker: composed, started, and stopped. */
final class InverseDialect implements RunningDialect {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final InetSocketAddress address;
    private final InversePrograms programs;
    private final TrackerServer files;
    private final PeerServer tracker;

    /** Starts it; it listens when this returns. Replies of programs are read on {@code wire}. */
    InverseDialect(
            DialectPlaces places,
            Gateway gateway,
            NettyTransport plain,
            Executor wire,
            CompatLimits limits) {
        var carrier = new JdkByteCarrier(
                JdkCarrier.client(wire, CONNECT),
                limits.fileBytesMax(),
                limits.callWithin(),
                gateway.timeline());
        var grants = new Grants(limits, gateway.timeline());
        var port = new InversePort(carrier, limits);
        this.programs = new InversePrograms(gateway, port, grants, limits);
        this.files = files(
                places.data(),
                new InverseHolder(programs),
                new InverseFiles(grants, new Fetches(limits, gateway.timeline()), limits));
        var served = new Served(places.nativeData(), files.address());
        this.tracker = DialectPlaces.serve(
                places.tracker(), plain, MainEndpoint.service(programs, places.rule(), served));
        this.address = new InetSocketAddress(places.tracker().getAddress(), tracker.port());
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public InetSocketAddress data() {
        return files.address();
    }

    @Override
    public String warning() {
        return "warning: inverse is on, its tracker at grpc://" + AddressText.write(address)
                + " and files at http://" + AddressText.write(data())
                + ", in plaintext; it carries no secret, token or ticket: whoever reaches it may log in"
                + " and fetch, and is known by the address he does it from";
    }

    @Override
    public void close() {
        tracker.close();
        programs.close();
        files.close();
    }

    private static TrackerServer files(
            InetSocketAddress place, InverseHolder holder, InverseFiles files) {
        var settings = new HttpSettings(place, Optional.empty(), HttpLimits.DIALECT);
        return Listening.at(place, () -> TrackerServer.start(settings, holder, files));
    }
}
