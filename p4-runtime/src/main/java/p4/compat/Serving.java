package p4.compat;

import java.util.function.Consumer;
import p4.model.FilePath;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** What a data port of a dialect serves, and to whom. */
@FunctionalInterface
public interface Serving {

    /**
     * Hands the bytes of {@code path} to {@code then}, if a caller from {@code host} may have them.
     *
     * <p>Or why not to {@code failing}: a {@code CommandFailed}, or a {@link TransferRefused}. Both are
     * called on any thread. The bytes count as in use until the turn is ended.
     *
     * @return its turn, to be ended when the call is over
     */
    Fetches.Turn serve(
            String host, FilePath path, Consumer<byte[]> then, Consumer<Throwable> failing);

    /** Serves what {@code grants} were given for, each once, by {@code fetches}. */
    static Serving granted(Grants grants, Fetches fetches) {
        return (host, path, then, failing) -> grants.take(host, path)
                .map(grant -> fetches.fetch(grant, then, failing))
                .orElseGet(() -> {
                    failing.accept(new TransferRefused(
                            TransferRefusal.UNAUTHENTICATED, "the tracker sent nobody for that"));
                    return fetches.none();
                });
    }
}
