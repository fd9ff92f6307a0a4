package p4.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Certificates for tests: of one authority or of another, good or long expired. */
public final class Certificates {

    private static final SecureRandom CHANCE = new SecureRandom();

    private Certificates() {}

    /** Makes a certificate for {@code hosts} in {@code folder}, signed by the folder's authority. */
    public static CertificateFolder.Node in(Path folder, String... hosts) {
        return at(Instant.now(), folder, hosts);
    }

    /** Makes one as it would have been made so long ago that it expired yesterday. */
    public static CertificateFolder.Node expiredIn(Path folder, String... hosts) {
        return at(Instant.now().minus(Authority.NODE).minus(Duration.ofDays(1)), folder, hosts);
    }

    static CertificateFolder.Node at(Instant now, Path folder, String... hosts) {
        try {
            return CertificateFolder.open(folder, now, CHANCE).issue(List.of(hosts), now);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
