package p4.sim.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import p4.control.Caller;
import p4.control.ControlReply;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Disconnected;
import p4.control.ControlReply.Renewed;
import p4.control.ControlRequest.Announce;
import p4.control.Refusal;
import p4.model.Credentials;

/** How leases begin, go on and end. Source: proto/README.md, announce, heartbeat and disconnect. */
final class LeaseRules {

    private final Register register;
    private final Terms terms;
    private final Predicate<Credentials> admitted;

    LeaseRules(Register register, Terms terms, Predicate<Credentials> admitted) {
        this.register = register;
        this.terms = terms;
        this.admitted = admitted;
    }

    Optional<String> announce(Announce request, Caller caller, ControlReply reply, Instant now) {
        Optional<Registered> namesake = register.named(request.peer());
        if (!admitted.test(request.credentials())) {
            return Expect.refusal(Refusal.BAD_CREDENTIALS, reply);
        }
        if (namesake.filter(other -> !other.isSamePeer(request)).isPresent()) {
            return Expect.refusal(Refusal.NAME_TAKEN, reply);
        }
        if (namesake.isEmpty() && register.all().size() >= terms.quota().peers()) {
            return Expect.refusal(Refusal.TOO_MANY, reply);
        }
        return Expect.reply(Announced.class, reply, granted -> {
            namesake.ifPresent(register::end);
            return grant(request, caller, granted, now);
        });
    }

    private Optional<String> grant(
            Announce request, Caller caller, Announced granted, Instant now) {
        boolean fresh = register.owner(granted.token()).isEmpty();
        register.enter(
                new Registered(request, granted.token(), caller.host(), now.plus(terms.lease())));
        return Expect.that(
                        granted.peer().equals(request.peer()),
                        () -> "a lease for " + request.peer())
                .or(() -> Expect.that(fresh, () -> "a token that nobody has"))
                .or(() -> Expect.that(
                        granted.lease().equals(terms.lease()), () -> "a lease of " + terms.lease()))
                .or(() -> soon(granted.heartbeat()))
                .or(() -> Expect.that(
                        granted.observedHost().equals(caller.host()),
                        () -> "the observed host " + caller.host()));
    }

    Optional<String> heartbeat(Registered asker, ControlReply reply, Instant now) {
        return Expect.reply(Renewed.class, reply, renewed -> {
            asker.renew(now.plus(terms.lease()));
            return soon(renewed.heartbeat());
        });
    }

    Optional<String> disconnect(Registered asker, ControlReply reply) {
        register.end(asker);
        return Expect.exactly(new Disconnected(), reply);
    }

    /** The heartbeat, or up to a tenth less: the lease law must hold, and peers drift apart. */
    private Optional<String> soon(Duration heartbeat) {
        Duration least = terms.heartbeat().minus(terms.heartbeat().dividedBy(10));
        boolean right =
                heartbeat.compareTo(terms.heartbeat()) <= 0 && heartbeat.compareTo(least) >= 0;
        return Expect.that(right, () -> "a heartbeat of " + least + " to " + terms.heartbeat());
    }
}
