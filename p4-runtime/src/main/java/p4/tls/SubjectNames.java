package p4.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.util.IPAddress;
import p4.model.Printable;

/** The hosts that a certificate is for: names and addresses. Source: RFC 5280 §4.2.1.6, RFC 9525. */
public final class SubjectNames {

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?" + LABEL + "(\\." + LABEL + ")*");
    private static final int NAME_CHARACTERS_MAX = 253;

    private SubjectNames() {}

    /**
     * Whether a certificate can be made for {@code host}.
     *
     * <p>It can for an address, and for a name of letters, digits and hyphens.
     */
    public static boolean isHost(String host) {
        return IPAddress.isValid(host)
                || (host.length() <= NAME_CHARACTERS_MAX && NAME.matcher(host).matches());
    }

    /**
     * Whether {@code certificate} is for {@code host}.
     *
     * <p>A forecast for the certificate's owner; who connects has its own TLS library judge.
     */
    static boolean covers(X509Certificate certificate, String host) {
        return of(certificate).stream().anyMatch(name -> matches(name, host));
    }

    /** The names and addresses of {@code certificate}; empty if it has none, or broken ones. */
    static List<String> of(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .filter(name -> List.of(GeneralName.dNSName, GeneralName.iPAddress)
                            .contains(name.get(0)))
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
        } catch (CertificateParsingException broken) {
            return List.of();
        }
    }

    /** The extension that names {@code hosts}. */
    static GeneralNames extension(List<String> hosts) {
        return new GeneralNames(hosts.stream().map(SubjectNames::name).toArray(GeneralName[]::new));
    }

    private static GeneralName name(String host) {
        if (!isHost(host)) {
            throw new IllegalArgumentException(
                    "expected a host's name or address, found " + Printable.quote(host));
        }
        return new GeneralName(
                IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private static boolean matches(String name, String host) {
        if (IPAddress.isValid(name) || IPAddress.isValid(host)) {
            return IPAddress.isValid(name)
                    && IPAddress.isValid(host)
                    && address(name).equals(address(host));
        }
        String wanted = host.toLowerCase(Locale.ROOT);
        String offered = name.toLowerCase(Locale.ROOT);
        if (!offered.startsWith("*.")) return offered.equals(wanted);
        int dot = wanted.indexOf('.');
        return dot > 0 && wanted.substring(dot).equals(offered.substring(1));
    }

    private static InetAddress address(String numbers) {
        try {
            return InetAddress.getByName(numbers); // asks nobody: these are numbers
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(numbers, impossible);
        }
    }
}
