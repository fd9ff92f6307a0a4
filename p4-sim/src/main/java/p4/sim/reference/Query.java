package p4.sim.reference;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a search means: a part of a path or, with {@code *}, {@code ?} or {@code [} in it, a glob over
 * the whole of it; case does not matter.
 *
 * <p>Source: proto/README.md, search.
 */
public final class Query {

    private final Pattern pattern;

    private Query(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads {@code text}; empty if it makes no sense as a glob. */
    public static Optional<Query> read(String text) {
        String lower = lower(Normalizer.normalize(text, Normalizer.Form.NFC));
        boolean isGlob = lower.matches("(?s).*[*?\\[].*");
        try {
            String regex = isGlob ? regex(lower) : ".*" + Pattern.quote(lower) + ".*";
            return Optional.of(new Query(Pattern.compile(regex, Pattern.DOTALL)));
        } catch (PatternSyntaxException noGlob) {
            return Optional.empty();
        }
    }

    /** Tells whether {@code path} is one of those searched for. */
    public boolean matches(String path) {
        return pattern.matcher(lower(path)).matches();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String regex(String glob) {
        var regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            boolean atComponent = at == 0 || glob.charAt(at - 1) == '/';
            int stars = at;
            while (stars < glob.length() && glob.charAt(stars) == '*') stars++;
            if (stars - at >= 2) {
                boolean folders = atComponent && stars < glob.length() && glob.charAt(stars) == '/';
                regex.append(folders ? "(?:.+/)?" : ".*");
                at = folders ? stars + 1 : stars;
            } else if (glob.charAt(at) == '[') {
                at = characters(glob, at, regex);
            } else {
                int point = glob.codePointAt(at);
                regex.append(one(point));
                at += Character.charCount(point);
            }
        }
        return regex.toString();
    }

    private static String one(int point) {
        if (point == '*') return "[^/]*";
        if (point == '?') return "[^/]";
        return Pattern.quote(Character.toString(point));
    }

    /** Adds the class that opens at {@code open}; gives the place after it. */
    private static int characters(String glob, int open, StringBuilder regex) {
        boolean negated = open + 1 < glob.length() && "!^".indexOf(glob.charAt(open + 1)) >= 0;
        int first = open + (negated ? 2 : 1);
        int close = glob.indexOf(']', first + 1);
        if (close < 0) throw new PatternSyntaxException("[ is not closed", glob, open);
        // One between two others is a range, as in [a-z]; all else stands for itself.
        String members = glob.substring(first, close)
                .replaceAll("[\\\\\\[\\]^&]", "\\\\$0")
                .replaceAll("^-|-$", "\\\\-");
        regex.append("(?!/)").append(negated ? "[^" : "[").append(members).append(']');
        return close + 1;
    }
}
