package p4.tracker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A map that forgets the entry written longest ago when it is full; order is that of writing.
 *
 * @param <K> what is remembered
 * @param <V> what is remembered of it
 */
final class BoundedMap<K, V> {

    private final int entriesMax;
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>();

    BoundedMap(int entriesMax) {
        this.entriesMax = entriesMax;
    }

    /** What is remembered of {@code key}, or {@code otherwise}. */
    V get(K key, V otherwise) {
        return entries.getOrDefault(key, otherwise);
    }

    /** Remembers {@code value}, as the newest. */
    void put(K key, V value) {
        entries.remove(key);
        if (entries.size() == entriesMax) entries.remove(eldest().getKey());
        entries.put(key, value);
    }

    /** Forgets {@code key}. */
    void remove(K key) {
        entries.remove(key);
    }

    /** Forgets the entries written first for as long as they are {@code over}. */
    void removeEldestWhile(Predicate<V> over) {
        while (!entries.isEmpty() && over.test(eldest().getValue())) remove(eldest().getKey());
    }

    /** Tells whether one more entry would push one out. */
    boolean isFull() {
        return entries.size() == entriesMax;
    }

    /** How many entries there are. */
    int size() {
        return entries.size();
    }

    private Map.Entry<K, V> eldest() {
        return entries.entrySet().iterator().next();
    }
}
