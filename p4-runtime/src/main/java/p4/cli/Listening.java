package p4.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.function.Supplier;

/** Starts servers, and says where they could not be started. */
final class Listening {

    private Listening() {}

    /**
     * What {@code start} makes, which listens at {@code address}.
     *
     * @throws UncheckedIOException that names {@code address} and the reason, if it is taken
     */
    static <T> T at(InetSocketAddress address, Supplier<T> start) {
        try {
            return start.get();
        } catch (UncheckedIOException failed) {
            IOException taken = Objects.requireNonNull(failed.getCause());
            throw new UncheckedIOException("cannot listen at " + AddressText.write(address), taken);
        }
    }
}
