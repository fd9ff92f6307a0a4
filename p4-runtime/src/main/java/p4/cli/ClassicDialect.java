package p4.cli;

import java.net.InetSocketAddress;
import p4.compat.CompatLimits;
import p4.compat.Fetches;
import p4.compat.Gateway;
import p4.compat.Grants;
import p4.compat.Guests;
import p4.compat.Served;
import p4.compat.Serving;
import p4.compat.classic.ClassicExchange;
import p4.compat.classic.GreeterEndpoint;
import p4.compat.classic.GreeterPort;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.http.TrackerServer;

/** The dialect {@code p4-classic} of a running tracker: composed, started, and stopped. */
final class ClassicDialect implements RunningDialect {

    private final InetSocketAddress data;
    private final Guests guests;
    private final PeerServer greeter;
    private final TrackerServer tracker;

    /** Starts it; it listens when this returns. */
    ClassicDialect(
            DialectPlaces places, Gateway gateway, NettyTransport plain, CompatLimits limits) {
        var port = new GreeterPort(plain::channel, limits, gateway.timeline());
        var grants = new Grants(limits, gateway.timeline());
        var fetches = new Fetches(limits, gateway.timeline());
        this.guests = new Guests(gateway, port, limits);
        this.greeter = DialectPlaces.serve(
                places.data(), plain, GreeterEndpoint.service(Serving.granted(grants, fetches)));
        this.data = new InetSocketAddress(places.data().getAddress(), greeter.port());
        var served = new Served(places.nativeData(), data);
        this.tracker = DialectPlaces.answer(
                places.tracker(),
                new ClassicExchange(guests, grants, places.rule(), served, limits));
    }

    @Override
    public InetSocketAddress address() {
        return tracker.address();
    }

    @Override
    public InetSocketAddress data() {
        return data;
    }

    @Override
    public String warning() {
        return "warning: p4-classic is on, its tracker at http://" + AddressText.write(address())
                + " and files at grpc://" + AddressText.write(data)
                + ", in plaintext; it carries no hash, lease or ticket: its programs are known by their"
                + " tokens and addresses, and what they send is what counts as the file";
    }

    @Override
    public void close() {
        tracker.close();
        guests.close();
        greeter.close();
    }
}
