package p4.sim.reference;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import p4.control.ControlReply;
import p4.control.ControlReply.Refused;
import p4.control.Refusal;

/** What an answer should be: nothing if it is that, otherwise what it should be, in words. */
final class Expect {

    private Expect() {}

    /** Expects one of the refusals {@code why}. */
    static Optional<String> refusal(Set<Refusal> why, ControlReply reply) {
        boolean right = reply instanceof Refused refused && why.contains(refused.why());
        return right ? Optional.empty() : Optional.of("a refusal with " + why);
    }

    /** Expects the refusal {@code why}. */
    static Optional<String> refusal(Refusal why, ControlReply reply) {
        return refusal(Set.of(why), reply);
    }

    /** Expects an answer of {@code kind}, to which {@code objection} has none. */
    static <R extends ControlReply> Optional<String> reply(
            Class<R> kind, ControlReply reply, Function<R, Optional<String>> objection) {
        return kind.isInstance(reply)
                ? objection.apply(kind.cast(reply))
                : Optional.of("an answer of kind " + kind.getSimpleName());
    }

    /** Expects exactly {@code right}. */
    static Optional<String> exactly(ControlReply right, ControlReply reply) {
        return that(reply.equals(right), right::toString);
    }

    /** Expects that {@code holds}, which {@code words} say. */
    static Optional<String> that(boolean holds, Supplier<String> words) {
        return holds ? Optional.empty() : Optional.of(words.get());
    }
}
