package p4.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/**
 * Writes certificates and private keys to files in PEM, a key in PKCS#8.
 *
 * <p>A file is written as a whole beside its place and renamed; until then there is none, or the old
 * one. Source: RFC 7468, RFC 5958.
 */
final class PemOutput {

    private PemOutput() {}

    /** Writes {@code certificate} to {@code file}, for everybody to read. */
    static void write(X509Certificate certificate, Path file) throws IOException {
        write(certificate, file, "rw-r--r--");
    }

    /** Writes {@code key} to {@code file}, for its owner alone to read. */
    static void write(PrivateKey key, Path file) throws IOException {
        write(new JcaPKCS8Generator(key, null), file, "rw-------");
    }

    private static void write(Object content, Path file, String permissions) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try {
            Files.createFile(beside, permitting(permissions, file));
            Files.writeString(beside, text.toString(), StandardOpenOption.WRITE);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static FileAttribute<?>[] permitting(String permissions, Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
