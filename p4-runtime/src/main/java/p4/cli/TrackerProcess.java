package p4.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import p4.account.Accounts;
import p4.account.AdmissionGate;
import p4.account.PasswordFile;
import p4.account.SharedSecret;
import p4.compat.GuestDesk;
import p4.control.ControlHandler;
import p4.control.DialBack;
import p4.model.Credentials;
import p4.model.TicketKey;
import p4.time.SystemTimeline;
import p4.tracker.AddressPolicy;
import p4.tracker.RandomHandout;
import p4.tracker.TimelineHandler;
import p4.tracker.Tracker;
import p4.tracker.TrackerLimits;
import p4.tracker.TrackerSettings;
import p4.wire.http.HttpSettings;
import p4.wire.http.TrackerServer;

/** A tracker that runs in this process: composed, started, and stopped. */
final class TrackerProcess implements AutoCloseable {

    private static final int HASHED_AT_ONCE = 16;
    private static final int KEY_BYTES = 32;

    private final NodeThreads threads = new NodeThreads();
    private final SystemTimeline timeline = new SystemTimeline(threads.timeline());
    private final TrackerMetrics metrics = new TrackerMetrics();
    private final Optional<TlsArguments.Credentials> tls;
    private final PeerDialer dialer;
    private final Tracker tracker;
    private final TrackerServer server;
    private final Optional<GatewayProcess> gateway;

    private TrackerProcess(TrackerArguments arguments, String secret, PrintStream warnings) {
        this.tls = arguments.tls(timeline.instant());
        this.dialer = new PeerDialer(
                timeline,
                new UnprovenPeers(warnings),
                tls.map(credentials -> credentials.trusted().calling()));
        var desk = new GuestDesk();
        this.tracker = new Tracker(
                arguments.settings(),
                arguments.lab() ? TrackerLimits.laboratory() : TrackerLimits.standard(),
                new RandomHandout(),
                masterKey(),
                new SecureRandom(),
                timeline,
                metrics,
                arguments.dialBack()
                        ? desk.dialBack(dialer.dialBack(), threads.disk())
                        : DialBack.TRUSTING);
        var handler = new AdmissionGate(
                accounts(arguments, secret),
                new TimelineHandler(tracker, timeline),
                threads.disk(),
                HASHED_AT_ONCE);
        timeline.execute(tracker::start);
        this.server = Listening.at(
                arguments.listen(),
                () -> TrackerServer.start(
                        HttpSettings.at(arguments.listen())
                                .with(tls.map(credentials -> credentials.own().serving())),
                        handler,
                        metrics::scrape,
                        () -> true));
        this.gateway = gateway(arguments, handler, Credentials.shared(secret), desk, warnings);
        gauges(new TimelineHandler(tracker, timeline));
    }

    /** Starts one; it listens when this returns, and writes what its operator should know. */
    static TrackerProcess start(TrackerArguments arguments, String secret, PrintStream warnings) {
        return new TrackerProcess(arguments, secret, warnings);
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return server.address();
    }

    /** The same as an address that peers are told. */
    String url() {
        return (tls.isPresent() ? "https://" : "http://") + AddressText.write(address());
    }

    /** The dialects it speaks, in order of their names. */
    List<RunningDialect> dialects() {
        return gateway.map(GatewayProcess::dialects).orElse(List.of());
    }

    /** How it is; asked of its timeline. */
    CompletionStage<Wellness> wellness() {
        return new TimelineHandler(tracker, timeline)
                .snapshot()
                .thenApply(now ->
                        Wellness.well("a tracker of peers: " + now.peers().size()));
    }

    /** Refuses what is new, answers what was begun, and stops. */
    @Override
    public void close() {
        gateway.ifPresent(GatewayProcess::close);
        timeline.execute(tracker::drain);
        server.close();
        timeline.execute(tracker::stop);
        dialer.close();
        threads.close();
    }

    private Optional<GatewayProcess> gateway(
            TrackerArguments arguments,
            ControlHandler handler,
            Credentials house,
            GuestDesk desk,
            PrintStream warnings) {
        if (arguments.dialects().dialects().isEmpty()) return Optional.empty();
        TrackerSettings settings = arguments.settings();
        var rule = new AddressPolicy(settings.anyAddress(), settings.lab());
        return Optional.of(new GatewayProcess(
                arguments.dialects(),
                server.address(),
                handler,
                house,
                desk,
                rule::callable,
                tls,
                arguments.accounts().isPresent(),
                warnings));
    }

    private void gauges(TimelineHandler handler) {
        metrics.gauge(
                "p4.tracker.peers",
                "peers registered",
                () -> handler.snapshot().toCompletableFuture().join().peers().size());
        metrics.gauge(
                "p4.tracker.paths",
                "paths offered",
                () -> handler.snapshot().toCompletableFuture().join().paths());
    }

    private static Accounts accounts(TrackerArguments arguments, String secret) {
        var shared = new SharedSecret(secret);
        Optional<Accounts> people = arguments.accounts().map(file -> {
            try {
                return PasswordFile.open(file);
            } catch (IOException failed) {
                throw new UsageError("--accounts: cannot read " + file + ": " + Trouble.of(failed));
            }
        });
        return people.map(shared::or).orElse(shared);
    }

    private static TicketKey masterKey() {
        byte[] bits = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bits);
        return new TicketKey(HexFormat.of().formatHex(bits));
    }
}
