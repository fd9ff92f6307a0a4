package p4.overlay;

import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * A map that forgets the entry written longest ago when it is full.
 *
 * @param <K> what is remembered
 * @param <V> what is remembered of it
 */
final class Recent<K, V> {

    private final int entriesMax;
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>();

    Recent(int entriesMax) {
        this.entriesMax = entriesMax;
    }

    /** What is remembered of {@code key}. */
    Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Remembers {@code value}, as the newest. */
    void put(K key, V value) {
        entries.remove(key);
        if (entries.size() == entriesMax)
            entries.remove(entries.keySet().iterator().next());
        entries.put(key, value);
    }

    /** How many entries there are. */
    int size() {
        return entries.size();
    }
}
