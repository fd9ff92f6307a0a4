package p4.cli;

import java.net.InetSocketAddress;
import java.util.Optional;
import p4.compat.CompatLimits;
import p4.compat.Fetches;
import p4.compat.Gateway;
import p4.compat.Grants;
import p4.compat.Guests;
import p4.compat.Served;
import p4.compat.Serving;
import p4.compat.Uploads;
import p4.compat.catalog.CatalogExchange;
import p4.compat.catalog.CatalogPort;
import p4.compat.catalog.CatalogSearch;
import p4.compat.catalog.FileEndpoint;
import p4.compat.catalog.TextEndpoint;
import p4.model.Credentials;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.http.TrackerServer;

/** The dialect {@code catalog} of a running tracker: composed, started, and stopped. */
final class CatalogDialect implements RunningDialect {

    private final InetSocketAddress data;
    private final Guests guests;
    private final PeerServer files;
    private final TrackerServer tracker;

    /**
     * Starts it; it listens when this returns.
     *
     * <p>With {@code accounts} a program logs in with one; without, its password is the network's secret.
     */
    CatalogDialect(
            DialectPlaces places,
            Gateway gateway,
            NettyTransport plain,
            boolean accounts,
            CompatLimits limits) {
        var timeline = gateway.timeline();
        var grants = new Grants(limits, timeline);
        var fetches = new Fetches(limits, timeline);
        var uploads = new Uploads(limits, timeline);
        Serving serving = Serving.granted(grants, fetches);
        this.guests =
                new Guests(gateway, new CatalogPort(plain::channel, limits, timeline), limits);
        this.files = DialectPlaces.serve(
                places.data(),
                plain,
                FileEndpoint.service(guests, serving, uploads),
                TextEndpoint.service(guests, serving, uploads));
        this.data = new InetSocketAddress(places.data().getAddress(), files.port());
        var served = new Served(places.nativeData(), data);
        this.tracker = DialectPlaces.answer(
                places.tracker(),
                new CatalogExchange(
                        guests,
                        new CatalogSearch(guests, grants, fetches, served, limits),
                        (user, password) -> accounts
                                ? new Credentials(Optional.of(user), password)
                                : Credentials.shared(password),
                        places.rule(),
                        served,
                        limits));
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
        return "warning: catalog is on, its tracker at http://" + AddressText.write(address())
                + " and files at grpc://" + AddressText.write(data)
                + ", in plaintext; it carries no hash, lease or ticket, and its programs show no token:"
                + " each is known by its address, and what it sends is what counts as the file";
    }

    @Override
    public void close() {
        tracker.close();
        guests.close();
        files.close();
    }
}
