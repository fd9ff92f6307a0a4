package p4.tls;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** From when until when certificates are good. */
final class Validity {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    private Validity() {}

    /**
     * Makes sure that {@code certificate}, read from {@code file}, is good at {@code now}.
     *
     * @throws BadPem if it is over, or has not begun
     */
    static void check(X509Certificate certificate, Path file, Instant now) throws BadPem {
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw new BadPem(
                    file,
                    "a certificate in " + file + " that expired on " + DAY.format(end),
                    "one that is valid now");
        }
        if (now.isBefore(begin)) {
            throw new BadPem(
                    file,
                    "a certificate in " + file + " that is not valid before " + DAY.format(begin),
                    "one that is valid now");
        }
    }
}
