package p4.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * A folder in which a lab keeps its authority, and the certificates and keys it makes for nodes.
 *
 * <p>{@code ca.crt} and {@code ca.key} are the authority; {@code HOST.crt} and {@code HOST.key} a
 * node's. Keys are readable by their owner alone.
 */
public final class CertificateFolder {

    private static final String AUTHORITY = "ca";

    private final Path folder;
    private final Authority authority;
    private final boolean isNew;

    private CertificateFolder(Path folder, Authority authority, boolean isNew) {
        this.folder = folder;
        this.authority = authority;
        this.isNew = isNew;
    }

    /** The files that a node is started with; {@code hosts} are those it may be reached at. */
    public record Node(Path certificate, Path key, List<String> hosts, Instant until) {

        public Node {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * Opens {@code folder}; makes it, and an authority in it, if there is none.
     *
     * @throws BadPem if there is half an authority, or one that cannot sign at {@code now}
     */
    public static CertificateFolder open(Path folder, Instant now, SecureRandom chance)
            throws IOException {
        Files.createDirectories(folder);
        Path certificate = folder.resolve(AUTHORITY + ".crt");
        Path key = folder.resolve(AUTHORITY + ".key");
        if (Files.exists(certificate) != Files.exists(key)) {
            Path alone = Files.exists(key) ? key : certificate;
            throw new BadPem(alone, alone + " alone", "both ca.crt and ca.key, or neither");
        }
        if (Files.exists(key)) {
            NodeCertificate own = NodeCertificate.read(certificate, key, now);
            if (own.certificate().getBasicConstraints() < 0) {
                throw new BadPem(
                        certificate, "a node's certificate in " + certificate, "an authority's");
            }
            return new CertificateFolder(folder, new Authority(own, chance), false);
        }
        Authority authority = Authority.create(now, chance);
        PemOutput.write(authority.own().key(), key);
        PemOutput.write(authority.own().certificate(), certificate);
        return new CertificateFolder(folder, authority, true);
    }

    /** Whether the authority was made just now. */
    public boolean isNew() {
        return isNew;
    }

    /** The authority's certificate, which everybody who shall trust it needs. */
    public Path authority() {
        return folder.resolve(AUTHORITY + ".crt");
    }

    /** Where the certificate of a node goes whose first host is {@code host}. */
    public Path certificate(String host) {
        return folder.resolve(fileName(host) + ".crt");
    }

    /**
     * Makes a key, and a certificate for {@code hosts}; replaces what is there for the first of them.
     *
     * @throws IllegalArgumentException if one of them is no host, see {@link SubjectNames#isHost}
     */
    public Node issue(List<String> hosts, Instant now) throws IOException {
        NodeCertificate node = authority.issue(hosts, now);
        Path certificate = certificate(hosts.get(0));
        Path key = folder.resolve(fileName(hosts.get(0)) + ".key");
        PemOutput.write(node.key(), key);
        PemOutput.write(node.certificate(), certificate);
        return new Node(certificate, key, hosts, node.until());
    }

    /** A name without what file systems and shells would not have, and never the authority's. */
    private static String fileName(String host) {
        String name = host.replace(':', '_').replace('*', '_');
        return name.equals(AUTHORITY) ? AUTHORITY + "_" : name;
    }
}
