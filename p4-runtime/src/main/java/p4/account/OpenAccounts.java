package p4.account;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Accounts that whoever comes first opens: the first password that a user shows is his from then on.
 *
 * <p>Kept in memory, and hashed, see {@link PasswordHash}. May be asked from many threads at once.
 */
public final class OpenAccounts {

    private static final int CHARACTERS_MAX = 256;

    private final RandomGenerator chance;
    private final int usersMax;
    private final Map<String, PasswordHash> hashes = new ConcurrentHashMap<>(); // for look-up only

    /** No accounts yet, and never more than {@code usersMax}; salts are drawn from {@code chance}. */
    public OpenAccounts(RandomGenerator chance, int usersMax) {
        this.chance = chance;
        this.usersMax = usersMax;
    }

    /** What comes of showing a password. */
    public enum Answer {
        /** The password is that of the user, who may be new. */
        ADMITTED,
        /** The user has another password, or one of the two makes no sense. */
        WRONG,
        /** The user is new, and there is no room for more. */
        FULL
    }

    /** Checks {@code password} of {@code user}; works for tens of milliseconds. */
    public Answer check(String user, String password) {
        if (!isUsable(user) || !isUsable(password)) return Answer.WRONG;
        Optional<PasswordHash> known = Optional.ofNullable(hashes.get(user));
        return known.isPresent()
                ? compare(known.get(), password)
                : open(user, password, PasswordHash.of(password, chance));
    }

    private synchronized Answer open(String user, String password, PasswordHash hash) {
        Optional<PasswordHash> meanwhile = Optional.ofNullable(hashes.get(user));
        if (meanwhile.isPresent()) return compare(meanwhile.get(), password);
        if (hashes.size() >= usersMax) return Answer.FULL;
        hashes.put(user, hash);
        return Answer.ADMITTED;
    }

    private static Answer compare(PasswordHash hash, String password) {
        return hash.isOf(password) ? Answer.ADMITTED : Answer.WRONG;
    }

    private static boolean isUsable(String text) {
        return !text.isEmpty() && text.length() <= CHARACTERS_MAX;
    }
}
