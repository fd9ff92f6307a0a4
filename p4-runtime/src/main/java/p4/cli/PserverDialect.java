package p4.cli;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.concurrent.Executor;
import p4.account.OpenAccounts;
import p4.compat.CompatLimits;
import p4.compat.Fetches;
import p4.compat.Gateway;
import p4.compat.Grants;
import p4.compat.Served;
import p4.compat.pserver.Arrivals;
import p4.compat.pserver.Logins;
import p4.compat.pserver.PserverCalls;
import p4.compat.pserver.PserverExchange;
import p4.compat.pserver.PserverGateway;
import p4.compat.pserver.PserverPort;
import p4.compat.pserver.PserverPrograms;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.grpc.TransferLimits;
import p4.wire.http.TrackerServer;

/** The dialect {@code pserver} of a running tracker: composed, started, and stopped. */
final class PserverDialect implements RunningDialect {

    private static final int ACCOUNTS = 10_000;

    private final InetSocketAddress data;
    private final GrpcDataPlane bytes;
    private final PserverPrograms programs;
    private final PeerServer pusher;
    private final TrackerServer tracker;

    /** Starts it; it listens when this returns. Files are read for the wire on {@code disk}. */
    PserverDialect(
            DialectPlaces places,
            Gateway gateway,
            NettyTransport plain,
            Executor disk,
            CompatLimits limits) {
        var timeline = gateway.timeline();
        this.bytes = new GrpcDataPlane(plain::channel, disk, timeline, TransferLimits.DEFAULT);
        var calls = new PserverCalls(plain::channel, bytes, limits, timeline);
        var arrivals = new Arrivals(limits, timeline);
        var grants = new Grants(limits, timeline);
        this.pusher = DialectPlaces.serve(
                places.data(),
                plain,
                PserverGateway.service(
                        grants, new Fetches(limits, timeline), calls, arrivals, timeline),
                ArrivingBytes.service(arrivals, disk, timeline));
        this.data = new InetSocketAddress(places.data().getAddress(), pusher.port());
        this.programs = new PserverPrograms(
                gateway, new PserverPort(calls, arrivals, limits, timeline), limits);
        this.tracker = DialectPlaces.answer(
                places.tracker(),
                new PserverExchange(
                        programs,
                        new Logins(
                                new OpenAccounts(new SecureRandom(), ACCOUNTS),
                                gateway.hashing(),
                                timeline),
                        grants,
                        places.rule(),
                        new Served(places.nativeData(), data),
                        limits,
                        gateway.chance()));
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
        return "warning: pserver is on, its tracker at http://" + AddressText.write(address())
                + " and files at grpc://" + AddressText.write(data)
                + ", in plaintext; it carries no secret, hash or ticket: whoever reaches it may log in"
                + " under a name that is new and fetch, and is known by his address from then on";
    }

    @Override
    public void close() {
        tracker.close();
        programs.close();
        pusher.close();
        bytes.close();
    }
}
