package p4.tracker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import p4.control.Caller;
import p4.control.ControlReply;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest.Announce;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.Token;

/** Decides who gets a lease, and under which name and address. Source: threats, rows 1, 3, 17, 18. */
final class Admission {

    private final Registry registry;
    private final TicketOffice tickets;
    private final LeaseTerms terms;
    private final RandomGenerator chance;
    private final Consumer<TrackerEvent> news;
    private final AddressPolicy addresses;
    private final int peersMax;
    private final RateLimiter<String> announces;
    private final GuessLimiter guesses;

    Admission(
            TrackerSettings settings,
            TrackerLimits limits,
            Registry registry,
            TicketOffice tickets,
            LeaseTerms terms,
            RandomGenerator chance,
            Consumer<TrackerEvent> news) {
        this.registry = registry;
        this.tickets = tickets;
        this.terms = terms;
        this.chance = chance;
        this.news = news;
        this.addresses = new AddressPolicy(settings.anyAddress(), settings.lab());
        this.peersMax = limits.quota().peers();
        this.announces = new RateLimiter<>(
                limits.pace().announcesPerHost(), limits.guard().hostsRemembered());
        this.guesses = new GuessLimiter(limits.guard());
    }

    /** Grants a lease, or says why not. */
    ControlReply announce(Announce announce, Caller caller, Instant now) {
        Optional<Refused> refused = tooFast(caller, now)
                .or(() -> notAdmitted(caller, now))
                .or(() -> addresses.objection(announce, caller))
                .or(() -> nameTaken(announce))
                .or(() -> full(announce, now));
        return refused.isPresent() ? refused.get() : grant(announce, caller, now);
    }

    private Optional<Refused> tooFast(Caller caller, Instant now) {
        Duration wait = announces.take(IpAddress.network(caller.host()), now);
        return later(wait, "too many announces from this address");
    }

    private Optional<Refused> notAdmitted(Caller caller, Instant now) {
        String network = IpAddress.network(caller.host());
        Duration wait = guesses.locked(network, now);
        if (!wait.isZero()) return later(wait, "locked out after too many wrong credentials");
        if (caller.admitted()) return Optional.empty();
        guesses.count(network, now);
        return Optional.of(
                Refusals.no(Refusal.BAD_CREDENTIALS, "wrong secret, or wrong user or password"));
    }

    private Optional<Refused> nameTaken(Announce announce) {
        return registry.named(announce.peer())
                .filter(lease -> !isSame(lease.identity(), announce.identity().digest()))
                .map(lease -> Refusals.no(
                        Refusal.NAME_TAKEN, "another peer is called " + announce.peer()));
    }

    private Optional<Refused> full(Announce announce, Instant now) {
        if (registry.named(announce.peer()).isPresent() || registry.size() < peersMax) {
            return Optional.empty();
        }
        Instant room = registry.nextEnd().orElse(now);
        return later(Duration.between(now, room), "the tracker has as many peers as it takes");
    }

    private Announced grant(Announce announce, Caller caller, Instant now) {
        registry.named(announce.peer()).ifPresent(old -> {
            registry.end(old);
            news.accept(new TrackerEvent.Superseded(old.peer()));
        });
        Token token = Token.draw(chance);
        var lease = new Lease(
                announce.peer(),
                token.digest(),
                announce.identity().digest(),
                IpAddress.network(caller.host()),
                addresses.endpoint(announce, caller),
                terms.endOf(now),
                Optional.empty(),
                OptionalLong.empty(),
                tickets.key(announce.peer(), token.digest()));
        registry.enter(lease);
        news.accept(new TrackerEvent.Announced(lease.peer(), lease.endpoint(), lease.ends()));
        return new Announced(
                lease.peer(),
                token,
                terms.lease(),
                terms.nextHeartbeat(),
                AddressPolicy.seen(caller),
                lease.key());
    }

    private static Optional<Refused> later(Duration wait, String detail) {
        return wait.isZero()
                ? Optional.empty()
                : Optional.of(Refusals.later(Refusal.TOO_MANY, detail, wait));
    }

    private static boolean isSame(ContentHash one, ContentHash other) {
        return MessageDigest.isEqual(
                one.hex().getBytes(StandardCharsets.US_ASCII),
                other.hex().getBytes(StandardCharsets.US_ASCII));
    }
}
