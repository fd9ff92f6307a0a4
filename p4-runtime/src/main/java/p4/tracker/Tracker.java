package p4.tracker;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import p4.control.Caller;
import p4.control.ControlReply;
import p4.control.ControlReply.Disconnected;
import p4.control.ControlReply.Refused;
import p4.control.ControlReply.Renewed;
import p4.control.ControlRequest;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Authenticated;
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.ListFiles;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Report;
import p4.control.ControlRequest.Search;
import p4.control.ControlRequest.Verify;
import p4.control.DialBack;
import p4.control.Refusal;
import p4.model.TicketKey;
import p4.time.Timeline;

/**
 * The one that knows who is there and who offers what, and says who may do what.
 *
 * <p>Lives on one timeline: every method is to be called there, see {@link TimelineHandler}. It
 * answers at once and keeps nothing on a disk; a restarted one is whole again when its peers have
 * announced and published again.
 */
public final class Tracker {

    private final TrackerSettings settings;
    private final Timeline timeline;
    private final Consumer<TrackerEvent> news;
    private final LeaseTerms terms;
    private final FileIndex index = new FileIndex();
    private final Registry registry;
    private final TicketOffice tickets;
    private final Reachability reachability;
    private final Admission admission;
    private final Doorkeeper doorkeeper;
    private final Publishing publishing;
    private final Browsing browsing;
    private final Handouts handouts;
    private final Trust trust;
    private final Sweep sweep;
    private boolean draining;

    /** A tracker that believes every peer's endpoint, as long as its address may be announced. */
    public Tracker(
            TrackerSettings settings,
            TrackerLimits limits,
            HandoutPolicy policy,
            TicketKey master,
            RandomGenerator chance,
            Timeline timeline,
            TrackerObserver observer) {
        this(settings, limits, policy, master, chance, timeline, observer, DialBack.TRUSTING);
    }

    /**
     * A tracker that hands a peer out only after {@code dialBack} found it at its endpoint.
     *
     * @param chance draws tokens and nonces: cryptographically strong in production
     */
    public Tracker(
            TrackerSettings settings,
            TrackerLimits limits,
            HandoutPolicy policy,
            TicketKey master,
            RandomGenerator chance,
            Timeline timeline,
            TrackerObserver observer,
            DialBack dialBack) {
        this.settings = settings;
        this.timeline = timeline;
        this.news = event -> observer.happened(event, timeline.instant());
        this.terms = new LeaseTerms(settings.lease(), settings.heartbeat(), chance);
        this.tickets = new TicketOffice(
                master, chance, settings.ticketLife(), limits.guard().spentTickets());
        var complaints = new Complaints(limits);
        var ranking = new Ranking(
                policy, complaints, settings.ticketLife(), limits.quota().peers(), chance);
        this.reachability = new Reachability(dialBack, tickets, timeline, settings.heartbeat());
        this.registry = new Registry(new MemoryLeaseStore(), index, reachability::forget, news);
        this.admission = new Admission(settings, limits, registry, tickets, terms, chance, news);
        this.doorkeeper = new Doorkeeper(limits);
        var possession = new Possession(
                dialBack,
                tickets,
                registry,
                index,
                reachability,
                complaints,
                limits.guard().challengesPerMinute(),
                chance,
                timeline,
                news);
        this.publishing = new Publishing(limits.quota(), registry, index, possession, news);
        this.browsing = new Browsing(index, limits.answer());
        this.handouts =
                new Handouts(limits, registry, index, tickets, reachability, ranking, chance, news);
        this.trust = new Trust(registry, index, tickets, complaints, news);
        this.sweep = new Sweep(timeline, registry, registry::evict);
    }

    /** Begins to sweep; leases also end without it, but then nobody hears of it until one asks. */
    public void start() {
        sweep.start();
    }

    /** Answers everything with {@link Refusal#DRAINING} from now on. */
    public void drain() {
        draining = true;
    }

    /** Drains, and sweeps no more: nothing of it waits on the timeline. */
    public void stop() {
        drain();
        sweep.stop();
    }

    /** Answers {@code request}; a refusal has changed nothing. */
    public ControlReply handle(ControlRequest request, Caller caller) {
        Instant now = timeline.instant();
        registry.evict(now);
        ControlReply reply = draining ? goingDown() : answer(request, caller, now);
        if (reply instanceof Refused refused) {
            news.accept(new TrackerEvent.RequestRefused(
                    request.getClass().getSimpleName(), refused.why()));
        }
        sweep.arm();
        return reply;
    }

    /** How full it is, without a look at who is in it; sweeps nothing. */
    public TrackerGauges gauges() {
        return new TrackerGauges(
                registry.size(),
                index.paths(),
                index.offers(),
                tickets.spent(),
                registry.nextEnd());
    }

    /** Who is registered now, for metrics and judges. */
    public TrackerSnapshot snapshot() {
        Instant now = timeline.instant();
        registry.evict(now);
        var peers = registry.all().stream()
                .map(lease -> new TrackerSnapshot.Registered(
                        lease.peer(),
                        lease.endpoint(),
                        lease.ends(),
                        lease.files(),
                        reachability.isProven(lease)))
                .toList();
        return new TrackerSnapshot(now, peers, index.paths(), index.offers());
    }

    private ControlReply answer(ControlRequest request, Caller caller, Instant now) {
        // Java 17 has no pattern switch; TrackerTest.answersEveryKindOfRequest keeps these
        // complete.
        if (request instanceof Announce announce) return admission.announce(announce, caller, now);
        if (request instanceof Authenticated asked) return authenticate(asked, caller, now);
        throw new AssertionError(request);
    }

    private ControlReply authenticate(Authenticated request, Caller caller, Instant now) {
        Optional<Lease> owner = registry.owner(request.token())
                .filter(lease -> lease.network().equals(IpAddress.network(caller.host())));
        if (owner.isEmpty()) return doorkeeper.stranger(caller, now);
        Lease lease = owner.get();
        Optional<Refused> tooFast = doorkeeper.tooFast(request, lease, now);
        if (tooFast.isPresent()) return tooFast.get();
        reachability.probe(lease, now);
        return answer(request, lease, now);
    }

    private ControlReply answer(Authenticated request, Lease lease, Instant now) {
        if (request instanceof Heartbeat) return renew(lease, now);
        if (request instanceof Publish publish) return publishing.publish(lease, publish, now);
        if (request instanceof PublishDelta change) return publishing.change(lease, change, now);
        if (request instanceof ListFiles list) return browsing.list(list);
        if (request instanceof Search search) return browsing.search(search);
        if (request instanceof Locate locate) return handouts.locate(lease, locate, now);
        if (request instanceof Place place) return handouts.place(lease, place, now);
        if (request instanceof Verify verify) return trust.verify(lease, verify, now);
        if (request instanceof Report report) return trust.report(lease, report, now);
        if (request instanceof Disconnect) return disconnect(lease);
        throw new AssertionError(request);
    }

    private ControlReply renew(Lease lease, Instant now) {
        Instant ends = terms.endOf(now);
        registry.renew(lease, ends);
        news.accept(new TrackerEvent.Renewed(lease.peer(), ends));
        return new Renewed(terms.nextHeartbeat());
    }

    private ControlReply disconnect(Lease lease) {
        registry.end(lease);
        news.accept(new TrackerEvent.Disconnected(lease.peer()));
        return new Disconnected();
    }

    private Refused goingDown() {
        return Refusals.later(Refusal.DRAINING, "the tracker is going down", settings.heartbeat());
    }
}
