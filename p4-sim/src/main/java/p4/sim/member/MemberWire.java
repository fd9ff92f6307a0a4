package p4.sim.member;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import p4.lab.v1.HostedPeer;
import p4.lab.v1.MadeUpFile;
import p4.lab.v1.PrepareOrder;
import p4.lab.v1.QueueGauge;
import p4.lab.v1.TrackerSight;
import p4.lab.v1.TrackerTerms;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Member;
import p4.sim.journal.Event;
import p4.sim.scenario.TrackerSpec;
import p4.sim.time.Seed;

/** The laboratory's nouns as messages of the orders, and back. */
public final class MemberWire {

    private MemberWire() {}

    /** The microseconds from 1970 to {@code moment}. */
    public static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /** The moment so many microseconds after 1970 began. */
    public static Instant moment(long epochMicros) {
        return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
    }

    /** Writes an order. */
    public static PrepareOrder write(Preparation preparation) {
        var order = PrepareOrder.newBuilder()
                .setSeed(preparation.seed().value())
                .setLife(preparation.life())
                .setBeganEpochMicros(micros(preparation.began()))
                .setSecret(preparation.credentials().secret())
                .setTerms(write(preparation.terms()))
                .setTrackerUrl(preparation.tracker().toString())
                .setHost(preparation.host())
                .setTrackerPort(preparation.trackerPort().orElse(0));
        preparation.peers().forEach(peer -> order.addPeers(write(peer)));
        return order.build();
    }

    /**
     * Reads an order.
     *
     * @throws IllegalArgumentException says what is wrong with it
     */
    public static Preparation read(PrepareOrder order) {
        int port = order.getTrackerPort();
        return new Preparation(
                new Seed(order.getSeed()),
                order.getLife(),
                moment(order.getBeganEpochMicros()),
                Credentials.shared(order.getSecret()),
                read(order.getTerms()),
                URI.create(order.getTrackerUrl()),
                order.getHost(),
                port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
                order.getPeersList().stream().map(MemberWire::read).toList());
    }

    /** Writes what was seen. */
    public static TrackerSight write(Cluster.Sight sight) {
        var message = TrackerSight.newBuilder();
        sight.registered().forEach(peer -> message.addRegistered(peer.value()));
        sight.gauges()
                .forEach(gauge -> message.addGauges(QueueGauge.newBuilder()
                        .setQueue(gauge.queue())
                        .setSize(gauge.size())
                        .setLimit(gauge.limit())));
        return message.build();
    }

    /** Reads what was seen. */
    public static Cluster.Sight read(TrackerSight sight) {
        return new Cluster.Sight(
                sight.getRegisteredList().stream().map(PeerId::new).toList(),
                sight.getGaugesList().stream()
                        .map(gauge -> new Event.Gauge(
                                gauge.getQueue(), gauge.getSize(), gauge.getLimit()))
                        .toList());
    }

    private static TrackerTerms write(TrackerSpec spec) {
        return TrackerTerms.newBuilder()
                .setLeaseMicros(micros(spec.lease()))
                .setHeartbeatMicros(micros(spec.heartbeat()))
                .setHandout(spec.handout().name())
                .setVerify(spec.verify().name())
                .build();
    }

    private static TrackerSpec read(TrackerTerms terms) {
        return new TrackerSpec(
                Duration.of(terms.getLeaseMicros(), ChronoUnit.MICROS),
                Duration.of(terms.getHeartbeatMicros(), ChronoUnit.MICROS),
                TrackerSpec.Handout.valueOf(terms.getHandout()),
                TrackerSpec.Verify.valueOf(terms.getVerify()));
    }

    private static HostedPeer write(Preparation.Hosted peer) {
        Member member = peer.member();
        var message = HostedPeer.newBuilder()
                .setName(member.peer().value())
                .setGroup(member.group())
                .setPort(peer.port())
                .setTakesUploads(member.takesUploads());
        member.files()
                .forEach(file -> message.addFiles(MadeUpFile.newBuilder()
                        .setPath(file.path().value())
                        .setSize(file.size())
                        .setSeed(file.seed())));
        return message.build();
    }

    private static Preparation.Hosted read(HostedPeer peer) {
        var member = new Member(
                new PeerId(peer.getName()),
                peer.getGroup(),
                peer.getTakesUploads(),
                peer.getFilesList().stream()
                        .map(file -> new Member.SeedFile(
                                new FilePath(file.getPath()), file.getSize(), file.getSeed()))
                        .toList());
        return new Preparation.Hosted(member, peer.getPort());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
