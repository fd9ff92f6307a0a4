package p4.sim.replay;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;
import p4.sim.report.Excerpt;

/**
 * Where two journals part, and how each goes on from there; one of them may have ended.
 *
 * <p>{@code before} is what led to it: the last entries of both that name the same peers, files or
 * tickets as the first that differ.
 */
public record Parting(List<Excerpt.Line> before, List<Entry> first, List<Entry> second) {

    private static final int GOES_ON = 3;

    public Parting {
        before = List.copyOf(before);
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /** Where {@code first} and {@code second} part; empty if they are the same. */
    public static Optional<Parting> of(List<Entry> first, List<Entry> second) {
        int shorter = Math.min(first.size(), second.size());
        int same = 0;
        while (same < shorter && areSame(first.get(same), second.get(same))) same++;
        if (same == first.size() && same == second.size()) return Optional.empty();
        List<Entry> firstGoesOn = from(first, same);
        List<Entry> secondGoesOn = from(second, same);
        List<Entry> differing = Stream.of(firstGoesOn, secondGoesOn)
                .flatMap(goesOn -> goesOn.stream().limit(1))
                .toList();
        List<Excerpt.Line> before = Excerpt.leadingTo(first.subList(0, same), differing);
        return Optional.of(new Parting(before, firstGoesOn, secondGoesOn));
    }

    /** Tells whether they are the same in a file, which is as exact as a microsecond. */
    private static boolean areSame(Entry first, Entry second) {
        return first.equals(second) || EntryCodec.write(first).equals(EntryCodec.write(second));
    }

    private static List<Entry> from(List<Entry> journal, int place) {
        return journal.subList(place, Math.min(journal.size(), place + GOES_ON));
    }
}
