package p4.compat;

import java.time.Duration;

/**
 * Every bound of a dialect.
 *
 * <p>At most {@code guests} are in at once; each offers {@code filesPerGuest} files. No file has more
 * than {@code fileBytesMax} bytes, since dialects carry files whole. {@code readsAtOnce} files are read
 * from guests at a time to be looked at, {@code servesAtOnce} are served for them, and {@code
 * fetchesAtOnce} fetched for them, each with {@code waitingMax} more in line; so at most so many files
 * are in memory. One read, or one fetch, may take {@code callWithin}. Who
 * adds a file is answered when it was read and offered, or after {@code offerWithin}. A guest that
 * neither calls nor answers at its data port for {@code life} is gone. {@code grants} wait to be used, for
 * {@code grantLife}. A listing has {@code listedMax} files.
 */
public record CompatLimits(
        int guests,
        int filesPerGuest,
        int fileBytesMax,
        int readsAtOnce,
        int servesAtOnce,
        int fetchesAtOnce,
        int waitingMax,
        Duration callWithin,
        Duration offerWithin,
        Duration life,
        int grants,
        Duration grantLife,
        int listedMax) {

    /** What a class, a lab or an office needs. */
    public static final CompatLimits DEFAULT = new CompatLimits(
            1_000,
            10_000,
            16 << 20,
            4,
            8,
            4,
            1_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60),
            10_000,
            Duration.ofSeconds(60),
            100_000);

    public CompatLimits {
        positive("guests", guests);
        positive("filesPerGuest", filesPerGuest);
        positive("fileBytesMax", fileBytesMax);
        positive("readsAtOnce", readsAtOnce);
        positive("servesAtOnce", servesAtOnce);
        positive("fetchesAtOnce", fetchesAtOnce);
        positive("waitingMax", waitingMax);
        positive("callWithin", callWithin.toMillis());
        positive("offerWithin", offerWithin.toMillis());
        positive("life", life.toMillis());
        positive("grants", grants);
        positive("grantLife", grantLife.toMillis());
        positive("listedMax", listedMax);
    }

    /** These limits for guests that are gone after {@code silence}. */
    public CompatLimits withLife(Duration silence) {
        return with(silence, callWithin);
    }

    /** These limits for reads, fetches and calls that may take {@code longer}. */
    public CompatLimits withCallWithin(Duration longer) {
        return with(life, longer);
    }

    /** How many bytes of fetched files may be in memory at once. */
    long fetchedBytesMax() {
        return (long) fileBytesMax * fetchesAtOnce;
    }

    private CompatLimits with(Duration silence, Duration call) {
        return new CompatLimits(
                guests,
                filesPerGuest,
                fileBytesMax,
                readsAtOnce,
                servesAtOnce,
                fetchesAtOnce,
                waitingMax,
                call,
                offerWithin,
                silence,
                grants,
                grantLife,
                listedMax);
    }

    private static void positive(String name, long value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be 1 or more: " + value);
    }
}
