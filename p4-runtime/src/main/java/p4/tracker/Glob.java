package p4.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pattern over a whole path: {@code *}, {@code ?} and {@code [..]} stay inside one component,
 * {@code **} does not; {@code **}{@code /} matches no folder too.
 *
 * <p>It follows all ways to match at once (Thompson's construction), so that a path of n characters
 * costs at most n × m steps for a pattern of m, whatever the pattern.
 */
final class Glob implements PathPattern {

    private final List<Part> parts;

    private Glob(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads {@code text}, in lower case.
     *
     * @throws IllegalArgumentException if a {@code [} is not closed or a range runs backwards
     */
    static Glob parse(String text) {
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < text.length()) at = parseOne(text, at, parts);
        return new Glob(List.copyOf(parts));
    }

    @Override
    public boolean matches(String path, StepBudget budget) {
        boolean[] now = new boolean[parts.size() + 1];
        enter(now, 0);
        int at = 0;
        while (at < path.length() && !budget.isSpent()) {
            int point = path.codePointAt(at);
            now = after(now, point, budget);
            at += Character.charCount(point);
        }
        return now[parts.size()];
    }

    private boolean[] after(boolean[] now, int point, StepBudget budget) {
        boolean[] next = new boolean[now.length];
        budget.spend(now.length);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!now[i] || !part.takes().test(point)) continue;
            if (part.repeats()) enter(next, i);
            if (!part.repeats() || part.endsAt() == point) enter(next, i + 1);
        }
        return next;
    }

    /** Marks {@code state}, and those reached from it without a character. */
    private void enter(boolean[] states, int state) {
        int at = state;
        while (!states[at]) {
            states[at] = true;
            if (at == parts.size() || parts.get(at).skip() == 0) return;
            at += parts.get(at).skip();
        }
    }

    private static int parseOne(String text, int at, List<Part> parts) {
        int point = text.codePointAt(at);
        if (text.startsWith("**", at)) return parseStars(text, at, parts);
        if (point == '[') return parseClass(text, at, parts);
        if (point == '*') parts.add(Part.repeat(c -> c != '/'));
        else if (point == '?') parts.add(Part.once(c -> c != '/'));
        else parts.add(Part.once(c -> c == point));
        return at + Character.charCount(point);
    }

    private static int parseStars(String text, int at, List<Part> parts) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '*') end++;
        boolean begins = at == 0 || text.charAt(at - 1) == '/';
        if (begins && end < text.length() && text.charAt(end) == '/') {
            parts.add(Part.FOLDERS);
            parts.add(Part.FOLDERS_REST);
            return end + 1;
        }
        parts.add(Part.repeat(c -> true));
        return end;
    }

    private static int parseClass(String text, int at, List<Part> parts) {
        boolean negated = at + 1 < text.length() && "!^".indexOf(text.charAt(at + 1)) >= 0;
        int first = at + (negated ? 2 : 1);
        int close = text.indexOf(']', first + 1); // a ] that comes first stands for itself
        if (close < 0) throw new IllegalArgumentException("[ is not closed in the glob");
        IntPredicate members = members(text.substring(first, close).codePoints().toArray());
        parts.add(Part.once(c -> c != '/' && members.test(c) != negated));
        return close + 1;
    }

    private static IntPredicate members(int[] points) {
        IntPredicate members = c -> false;
        int i = 0;
        while (i < points.length) {
            boolean range = i + 2 < points.length && points[i + 1] == '-';
            int low = points[i];
            int high = range ? points[i + 2] : low;
            if (low > high)
                throw new IllegalArgumentException("a range runs backwards in the glob");
            members = members.or(c -> low <= c && c <= high);
            i += range ? 3 : 1;
        }
        return members;
    }

    /**
     * One part of a pattern: which characters it {@code takes}, whether it {@code repeats}, how many
     * parts on one gets without it ({@code skip}, 0 for nowhere), and which character may end a
     * repetition ({@code endsAt}, -1 for none).
     */
    private record Part(IntPredicate takes, boolean repeats, int skip, int endsAt) {

        /** The first character of some folders, which may be none. */
        static final Part FOLDERS = new Part(c -> true, false, 2, -1);

        /** The rest of some folders, up to any slash. */
        static final Part FOLDERS_REST = new Part(c -> true, true, 0, '/');

        static Part once(IntPredicate takes) {
            return new Part(takes, false, 0, -1);
        }

        static Part repeat(IntPredicate takes) {
            return new Part(takes, true, 1, -1);
        }
    }
}
