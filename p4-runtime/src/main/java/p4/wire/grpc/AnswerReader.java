package p4.wire.grpc;

import java.util.Optional;
import java.util.function.Function;

/** Makes one result of the messages that answer a call. */
interface AnswerReader<A, R> {

    /** Takes the next message; throws to give the call up. */
    void next(A answer);

    /** The result, after the last message; throws if messages are missing. */
    R end();

    /** Reads a single message with {@code reader}. */
    static <A, R> AnswerReader<A, R> single(Function<A, R> reader) {
        return new AnswerReader<>() {

            private Optional<R> read = Optional.empty();

            @Override
            public void next(A answer) {
                read = Optional.of(reader.apply(answer));
            }

            @Override
            public R end() {
                return read.orElseThrow(
                        () -> new IllegalStateException("the call ended without an answer"));
            }
        };
    }
}
