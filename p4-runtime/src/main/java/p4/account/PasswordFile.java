package p4.account;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import p4.model.Credentials;
import p4.model.PeerId;

/**
 * Accounts in a text file, one {@code USER:HASH} a line; see {@link PasswordHash} for the hash.
 *
 * <p>Empty lines and those that begin with {@code #} are skipped, and not kept when the file is
 * written. It is written as a whole beside its place and renamed, readable by its owner alone. Read
 * once: a running tracker does not see later changes.
 */
public final class PasswordFile implements Accounts {

    private static final PasswordHash NOBODY = PasswordHash.decoy();

    private final Path file;
    private volatile SortedMap<PeerId, PasswordHash> hashes;

    private PasswordFile(Path file, SortedMap<PeerId, PasswordHash> hashes) {
        this.file = file;
        this.hashes = hashes;
    }

    /**
     * Reads {@code file}; one that does not exist has no accounts.
     *
     * @throws IOException if it cannot be read, or a line is wrong: says which and what was expected
     */
    public static PasswordFile open(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        var hashes = new TreeMap<PeerId, PasswordHash>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) read(file, i + 1, line, hashes);
        }
        return new PasswordFile(file, hashes);
    }

    /** The users who have an account, by name. */
    public List<PeerId> users() {
        return List.copyOf(hashes.keySet());
    }

    /** Gives {@code user} an account with {@code password}, or a new password, and saves. */
    public synchronized void put(PeerId user, String password, RandomGenerator chance)
            throws IOException {
        if (password.isEmpty()) throw new IllegalArgumentException("the password is empty");
        var next = new TreeMap<>(hashes);
        next.put(user, PasswordHash.of(password, chance));
        save(next);
    }

    /** Takes the account of {@code user} away and saves; does nothing if there is none. */
    public synchronized void remove(PeerId user) throws IOException {
        var next = new TreeMap<>(hashes);
        if (next.remove(user) != null) save(next);
    }

    @Override
    public boolean admits(Credentials credentials) {
        PasswordHash hash = credentials
                .user()
                .map(user -> hashes.getOrDefault(new PeerId(user), NOBODY))
                .orElse(NOBODY);
        boolean equal = hash.isOf(credentials.secret());
        return equal && hash != NOBODY;
    }

    private void save(SortedMap<PeerId, PasswordHash> next) throws IOException {
        String text = next.entrySet().stream()
                .map(account -> account.getKey() + ":" + account.getValue().text() + "\n")
                .collect(Collectors.joining());
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) throw new IOException(file + " is a folder");
        Path beside = Files.createTempFile(folder, ".accounts", ".new", ownerOnly(folder));
        try {
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(text));
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        hashes = next;
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    private static void read(
            Path file, int number, String line, SortedMap<PeerId, PasswordHash> hashes)
            throws IOException {
        int colon = line.indexOf(':');
        String where = file + ":" + number + ": ";
        if (colon < 0) throw new IOException(where + "expected USER:HASH, found no colon");
        try {
            var user = new PeerId(line.substring(0, colon));
            if (hashes.put(user, PasswordHash.parse(line.substring(colon + 1))) != null) {
                throw new IOException(where + user + " has a second account");
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException(where + malformed.getMessage(), malformed);
        }
    }
}
