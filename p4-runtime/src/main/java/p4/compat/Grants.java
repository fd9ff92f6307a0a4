package p4.compat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.time.Timeline;

/**
 * Who may fetch what from a gateway, in dialects whose requests for bytes carry no token.
 *
 * <p>A grant is given when a guest, who showed its token, asks where a file is. It is bound to the
 * address that asked, good for one request, unless it is merely looked at, and not for long. Of too many, the oldest goes. May be called
 * from any thread.
 */
public final class Grants {

    private final CompatLimits limits;
    private final Timeline timeline;
    private final Deque<Grant> given = new ArrayDeque<>();

    /** Gives grants within {@code limits}; none at first. */
    public Grants(CompatLimits limits, Timeline timeline) {
        this.limits = limits;
        this.timeline = timeline;
    }

    /** What was granted: {@code guest} may fetch {@code file}, from the address {@code host}. */
    public record Grant(String host, Guest guest, FileManifest file, Instant ends) {}

    /** Lets {@code guest} fetch {@code file} once, from {@code host}. */
    public synchronized void give(String host, Guest guest, FileManifest file) {
        forgetEnded();
        if (given.size() >= limits.grants()) given.removeFirst();
        Instant ends = timeline.instant().plus(limits.grantLife());
        given.addLast(new Grant(PlainAddress.of(host), guest, file, ends));
    }

    /** Takes the oldest grant for {@code host} to fetch {@code path}, which is spent by that. */
    public Optional<Grant> take(String host, FilePath path) {
        return take(host, path, anybody -> true);
    }

    /** Takes the oldest such grant of one of {@code guests}, which is spent by that. */
    public synchronized Optional<Grant> take(String host, FilePath path, Predicate<Guest> guests) {
        forgetEnded();
        String from = PlainAddress.of(host);
        Iterator<Grant> grants = given.iterator();
        while (grants.hasNext()) {
            Grant grant = grants.next();
            if (grant.host().equals(from)
                    && grant.file().path().equals(path)
                    && guests.test(grant.guest())) {
                grants.remove();
                return Optional.of(grant);
            }
        }
        return Optional.empty();
    }

    /** The oldest grant for {@code host} to fetch {@code path}, which stays good until it ends. */
    public synchronized Optional<Grant> find(String host, FilePath path) {
        forgetEnded();
        String from = PlainAddress.of(host);
        return given.stream()
                .filter(grant -> grant.host().equals(from))
                .filter(grant -> grant.file().path().equals(path))
                .findFirst();
    }

    private void forgetEnded() {
        Instant now = timeline.instant();
        while (!given.isEmpty() && !given.getFirst().ends().isAfter(now)) given.removeFirst();
    }
}
