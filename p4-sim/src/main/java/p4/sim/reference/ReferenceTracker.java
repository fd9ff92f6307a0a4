package p4.sim.reference;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import p4.control.Caller;
import p4.control.ControlReply;
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
import p4.control.Refusal;
import p4.model.Credentials;

/**
 * A tracker that knows the rules: it hears what the real one is asked and answers, and objects.
 *
 * <p>Begins as the real one does, with nothing. What the specification leaves open, such as which
 * holders come first, it takes from the answer. Once it objected it knows no more what is right.
 */
public final class ReferenceTracker {

    private static final int CHARACTERS_MAX = 300;

    private final Register register = new Register();
    private final LeaseRules leases;
    private final OfferRules offers;
    private final BrowseRules browsing;
    private final HandoutRules handouts;

    /** Judges a tracker with {@code terms} that lets those in whose credentials are {@code admitted}. */
    public ReferenceTracker(Terms terms, Predicate<Credentials> admitted) {
        this.leases = new LeaseRules(register, terms, admitted);
        this.offers = new OfferRules(register, terms.quota());
        this.browsing = new BrowseRules(register, terms.answers());
        this.handouts = new HandoutRules(register, terms);
    }

    /** Hears that {@code request} of {@code caller} was answered by {@code reply} at {@code now}. */
    public Optional<Dispute> hear(
            ControlRequest request, Caller caller, ControlReply reply, Instant now) {
        register.evict(now);
        Optional<Registered> asker = asker(request, caller);
        return expected(request, asker, caller, reply, now)
                .map(words -> new Dispute(describe(request, asker), words, cut(reply.toString())));
    }

    /** How many leases run at {@code now}. */
    public int leases(Instant now) {
        register.evict(now);
        return register.all().size();
    }

    /** How many files are offered under them, each once for everyone who offers it. */
    public int offers() {
        return register.offers();
    }

    /** How many spent tickets must be remembered at {@code now}, at most. */
    public int ticketsSpent(Instant now) {
        return handouts.ticketsSpent(now);
    }

    private Optional<Registered> asker(ControlRequest request, Caller caller) {
        return request instanceof Authenticated asked
                ? register.owner(asked.token()).filter(peer -> peer.host().equals(caller.host()))
                : Optional.empty();
    }

    /** What the answer should have been, if it is not what it should be. */
    private Optional<String> expected(
            ControlRequest request,
            Optional<Registered> asker,
            Caller caller,
            ControlReply reply,
            Instant now) {
        // Java 17 has no pattern switch; ReferenceTrackerTest.knowsEveryKindOfRequest keeps these
        // complete.
        if (request instanceof Announce announce) {
            return leases.announce(announce, caller, reply, now);
        }
        if (asker.isEmpty()) return Expect.refusal(Refusal.STALE_TOKEN, reply);
        Registered by = asker.get();
        if (request instanceof Heartbeat) return leases.heartbeat(by, reply, now);
        if (request instanceof Disconnect) return leases.disconnect(by, reply);
        if (request instanceof Publish publish) return offers.publish(by, publish, reply);
        if (request instanceof PublishDelta change) return offers.change(by, change, reply);
        if (request instanceof ListFiles list) return browsing.list(list, reply);
        if (request instanceof Search search) return browsing.search(search, reply);
        if (request instanceof Locate locate) return handouts.locate(by, locate, reply, now);
        if (request instanceof Place place) return handouts.place(by, place, reply, now);
        if (request instanceof Verify verify) return handouts.verify(by, verify, reply, now);
        if (request instanceof Report report) return handouts.report(by, report, reply, now);
        throw new AssertionError(request);
    }

    private static String describe(ControlRequest request, Optional<Registered> asker) {
        String by = request instanceof Announce announce
                ? announce.peer().value()
                : asker.map(peer -> peer.peer().value()).orElse("somebody without a lease");
        return by + " asked " + cut(request.toString());
    }

    private static String cut(String words) {
        return words.substring(0, Math.min(words.length(), CHARACTERS_MAX));
    }
}
