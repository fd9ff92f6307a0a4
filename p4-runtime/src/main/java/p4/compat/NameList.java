package p4.compat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names that programs of a dialect say they have, in dialects whose wire carries no bytes.
 *
 * <p>Each holder, any value with {@code equals}, keeps its names as long as it is heard of: one that is
 * silent for the limits' {@code life} is gone with all of them. Never has more than {@code guests}
 * holders, {@code filesPerGuest} names of one, or {@code listedMax} in all. May be called from any
 * thread.
 */
public final class NameList<H> {

    private static final int CHARACTERS_MAX = 1_024;

    private final CompatLimits limits;
    private final InstantSource clock;

    /** Those heard of longest ago come first. */
    private final Map<H, Entry> entries = new LinkedHashMap<>();

    private final NavigableMap<String, Set<H>> holders = new TreeMap<>();
    private int listed;

    /** An empty list within {@code limits}, by the time of {@code clock}. */
    public NameList(CompatLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** One holder: when it was heard of, and what it has. */
    private record Entry(Instant heard, Set<String> names) {}

    /**
     * Makes {@code holder} one of each of {@code names}, beside what it has; a sign of its life.
     *
     * @return false if that would be too many, or a name is longer than 1,024 characters; then nothing
     *     changes but that it was heard of, if it has names
     */
    public synchronized boolean add(H holder, Collection<String> names) {
        touch(holder);
        Entry entry = entries.getOrDefault(holder, new Entry(clock.instant(), new TreeSet<>()));
        var more = new TreeSet<>(names);
        more.removeAll(entry.names());
        boolean isNew = !entries.containsKey(holder);
        if (isNew && entries.size() >= limits.guests()) return false;
        if (!fits(entry.names().size(), more)) return false;
        if (isNew) entries.put(holder, entry);
        entry.names().addAll(more);
        more.forEach(name ->
                holders.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(holder));
        listed += more.size();
        return true;
    }

    /** Notes that {@code holder} lives; does nothing if it is none. */
    public synchronized void touch(H holder) {
        forgetSilent();
        Entry entry = entries.remove(holder);
        if (entry != null) entries.put(holder, new Entry(clock.instant(), entry.names()));
    }

    /** Takes {@code holder} off, with its names; false if it is none. */
    public synchronized boolean remove(H holder) {
        forgetSilent();
        return forget(holder);
    }

    /** Who has {@code name}, in the order in which they came to have it. */
    public synchronized List<H> holders(String name) {
        forgetSilent();
        return List.copyOf(holders.getOrDefault(name, Set.of()));
    }

    /** What {@code holder} has, in order. */
    public synchronized List<String> names(H holder) {
        forgetSilent();
        Entry entry = entries.get(holder);
        return entry == null ? List.of() : List.copyOf(entry.names());
    }

    /** Every name, once, in order. */
    public synchronized List<String> names() {
        forgetSilent();
        return List.copyOf(holders.keySet());
    }

    private boolean fits(int kept, Set<String> more) {
        return kept + more.size() <= limits.filesPerGuest()
                && listed + more.size() <= limits.listedMax()
                && more.stream().allMatch(name -> name.length() <= CHARACTERS_MAX);
    }

    private void forgetSilent() {
        Instant silentSince = clock.instant().minus(limits.life());
        while (!entries.isEmpty()) {
            Map.Entry<H, Entry> oldest = entries.entrySet().iterator().next();
            if (oldest.getValue().heard().isAfter(silentSince)) return;
            forget(oldest.getKey());
        }
    }

    private boolean forget(H holder) {
        Entry entry = entries.remove(holder);
        if (entry == null) return false;
        for (String name : entry.names()) {
            holders.computeIfPresent(name, (same, all) -> {
                all.remove(holder);
                return all.isEmpty() ? null : all;
            });
        }
        listed -= entry.names().size();
        return true;
    }
}
