package p4.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import p4.control.Caller;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest.Authenticated;
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.ListFiles;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Search;
import p4.control.ControlRequest.Verify;
import p4.control.Refusal;
import p4.model.ContentHash;

/** Turns away who has no lease, and who asks too often. Source: threats, rows 3 and 18. */
final class Doorkeeper {

    private final RateLimiter<ContentHash> requests;
    private final RateLimiter<ContentHash> offers;
    private final RateLimiter<ContentHash> searches;
    private final RateLimiter<ContentHash> verifies;
    private final RateLimiter<String> strangers;

    Doorkeeper(TrackerLimits limits) {
        TrackerLimits.Pace pace = limits.pace();
        int peers = limits.quota().peers();
        this.requests = new RateLimiter<>(pace.requestsPerPeer(), peers);
        this.offers = new RateLimiter<>(pace.offersPerPeer(), peers);
        this.searches = new RateLimiter<>(pace.searchesPerPeer(), peers);
        this.verifies = new RateLimiter<>(pace.verifiesPerPeer(), peers);
        this.strangers =
                new RateLimiter<>(pace.strangersPerHost(), limits.guard().hostsRemembered());
    }

    /** What one hears whose token belongs to no live lease. */
    Refused stranger(Caller caller, Instant now) {
        Duration wait = strangers.take(IpAddress.network(caller.host()), now);
        return wait.isZero()
                ? Refusals.no(Refusal.STALE_TOKEN, "the token belongs to no lease; announce again")
                : Refusals.later(Refusal.TOO_MANY, "too many stale tokens from this address", wait);
    }

    /** Why the holder of {@code lease} must wait with {@code request}; empty if it need not. */
    Optional<Refused> tooFast(Authenticated request, Lease lease, Instant now) {
        if (request instanceof Heartbeat || request instanceof Disconnect) return Optional.empty();
        Duration wait = limiter(request).take(lease.token(), now);
        return wait.isZero()
                ? Optional.empty()
                : Optional.of(Refusals.later(Refusal.TOO_MANY, "too many requests", wait));
    }

    private RateLimiter<ContentHash> limiter(Authenticated request) {
        if (request instanceof Verify) return verifies;
        if (request instanceof Publish || request instanceof PublishDelta) return offers;
        if (request instanceof Search || request instanceof ListFiles) return searches;
        return requests;
    }
}
