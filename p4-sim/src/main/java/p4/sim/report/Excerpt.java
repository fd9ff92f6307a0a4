package p4.sim.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;
import p4.sim.report.chart.Quantity;

/** The entries that led to another: the last before it that name the same peers. */
public final class Excerpt {

    private static final int LINES = 10;
    /** How many entries before the last are looked through. */
    static final int SEARCHED = 20_000;

    private static final int NAME_LENGTH_MIN = 3;
    private static final int WORDS_MAX = 160;
    private static final String MICROS = "Micros";
    private static final Set<String> ENVELOPE = Set.of("turn", "atMicros", "who", "event");
    private static final Set<String> NOBODY = Set.of("lab", "tracker", "valid");

    private Excerpt() {}

    /** An entry in words; {@code details} are its components. */
    public record Line(long turn, double seconds, String who, String event, String details) {}

    /**
     * What led to {@code decisive}, and it.
     *
     * <p>Looks in {@code before} for those of {@code tellers} that {@code why} names, or else for
     * whatever the entry itself names.
     */
    static List<Line> before(List<Entry> before, Entry decisive, String why, Set<String> tellers) {
        Set<String> peers = peersIn(why, tellers);
        Set<String> names = peers.isEmpty() ? names(decisive) : peers;
        var found = new ArrayList<>(last(before, names, LINES - 1));
        found.add(decisive);
        return lines(found);
    }

    /** The last of {@code before} that name something that one of {@code decisive} names. */
    public static List<Line> leadingTo(List<Entry> before, List<Entry> decisive) {
        Set<String> names = new HashSet<>();
        decisive.forEach(entry -> names.addAll(names(entry)));
        List<Entry> found = last(before, names, LINES);
        return lines(
                found.isEmpty()
                        ? before.subList(Math.max(0, before.size() - LINES), before.size())
                        : found);
    }

    /** {@code entries} in words. */
    public static List<Line> lines(List<Entry> entries) {
        return entries.stream().map(Excerpt::line).toList();
    }

    private static List<Entry> last(List<Entry> before, Set<String> names, int most) {
        int size = before.size();
        var found = new ArrayList<Entry>();
        for (int i = size - 1; i >= Math.max(0, size - SEARCHED) && found.size() < most; i--) {
            Entry entry = before.get(i);
            if (!Collections.disjoint(names(entry), names)) found.add(entry);
        }
        Collections.reverse(found);
        return found;
    }

    private static Set<String> peersIn(String why, Set<String> tellers) {
        Set<String> peers = new TreeSet<>(tellers);
        peers.removeAll(NOBODY);
        peers.removeIf(peer -> !Pattern.compile("(?<![\\w-])" + Pattern.quote(peer) + "(?![\\w-])")
                .matcher(why)
                .find());
        return peers;
    }

    private static Line line(Entry entry) {
        String details = json(entry).entrySet().stream()
                .filter(member -> !ENVELOPE.contains(member.getKey()))
                .map(Excerpt::words)
                .collect(Collectors.joining(" · "));
        return new Line(
                entry.turn(),
                entry.at().toNanos() / 1e9,
                entry.who(),
                EntryCodec.name(entry.event().getClass()),
                details.length() > WORDS_MAX ? details.substring(0, WORDS_MAX) + "…" : details);
    }

    private static String words(Map.Entry<String, JsonElement> member) {
        String key = member.getKey();
        if (!key.endsWith(MICROS)) return key + " " + words(member.getValue());
        String name = key.substring(0, key.length() - MICROS.length());
        return name + " " + Quantity.seconds(member.getValue().getAsLong() / 1e6);
    }

    private static String words(JsonElement value) {
        if (value.isJsonArray()) {
            return StreamSupport.stream(value.getAsJsonArray().spliterator(), false)
                    .map(Excerpt::words)
                    .collect(Collectors.joining(", "));
        }
        if (value.isJsonObject()) {
            return value.getAsJsonObject().entrySet().stream()
                    .map(Excerpt::words)
                    .collect(Collectors.joining(", "));
        }
        String written = value.getAsString();
        return written.matches("[0-9a-f]{32,}") ? written.substring(0, 8) + "…" : written;
    }

    /** Peers, nonces, hashes and paths that it names; words of the protocol are in capitals. */
    private static Set<String> names(Entry entry) {
        Set<String> names = new HashSet<>();
        for (var member : json(entry).entrySet()) {
            boolean word = member.getKey().equals("event") || !member.getValue().isJsonPrimitive();
            if (word || !member.getValue().getAsJsonPrimitive().isString()) continue;
            String value = member.getValue().getAsString();
            if (value.length() >= NAME_LENGTH_MIN && !value.matches("[A-Z_]+")) names.add(value);
        }
        names.removeAll(NOBODY);
        return names;
    }

    private static JsonObject json(Entry entry) {
        return JsonParser.parseString(EntryCodec.write(entry)).getAsJsonObject();
    }
}
