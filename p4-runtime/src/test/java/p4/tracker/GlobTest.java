package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What globs mean, and that none is slow. */
final class GlobTest {

    private static final long PLENTY = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "*.txt, a.txt, true",
        "*.txt, a/b.txt, false",
        "a/*, a/b, true",
        "a/*, a/b/c, false",
        "a/**, a/b/c, true",
        "**/c, c, true",
        "**/c, a/b/c, true",
        "**/c, a/b/xc, false",
        "**/c, bc, false",
        "a/**/c, a/c, true",
        "a/**/c, a/b/b/c, true",
        "a/**/c, abc, false",
        "a**c, a/b/c, true",
        "**, a/b, true",
        "***, a/b, true",
        "?, a, true",
        "?, ab, false",
        "a?b, a/b, false",
        "?, 𝄞, true",
        "[a-c]x, bx, true",
        "[!a-c]x, bx, false",
        "[^a-c]x, dx, true",
        "[!a]b, /b, false",
        "[]]x, ]x, true",
        "[a-]x, -x, true",
        "[ac]x, bx, false",
        "A*, ABC, true",
        "É*, école, true",
    })
    void aGlobMatchesTheWholePath(String glob, String path, boolean matches) {
        String lower = path.toLowerCase(Locale.ROOT);

        assertThat(PathPattern.of(glob).matches(lower, new StepBudget(PLENTY))).isEqualTo(matches);
    }

    @Test
    void whatHasNoStarIsAPartOfThePath() {
        var budget = new StepBudget(PLENTY);

        assertThat(PathPattern.of("ODE").matches("poems/ode.txt", budget)).isTrue();
        assertThat(PathPattern.of("e\u0301cole").matches("école", budget)).isTrue();
        assertThat(PathPattern.of("odes").matches("poems/ode.txt", budget)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a[b", "[]", "[!]", "[c-a]"})
    void aGlobThatIsNoneIsRefused(String glob) {
        assertThatThrownBy(() -> PathPattern.of(glob)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePatternThatIsWorstForBacktrackingCostsAtMostCharactersTimesParts() {
        String glob = "*a".repeat(60) + "**b".repeat(40) + "c";
        String path = "a".repeat(1_024);
        var enough = new StepBudget(1_025L * (glob.length() + 1));

        assertThat(PathPattern.of(glob).matches(path, enough)).isFalse();
        assertThat(enough.isSpent()).isFalse();
    }

    @Test
    void itStopsWhenItsBudgetIsSpent() {
        var budget = new StepBudget(100);

        PathPattern.of("*a*").matches("a".repeat(1_000), budget);

        assertThat(budget.isSpent()).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itAgreesWithTheObviousMatcher(long seed) {
        var chance = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            String glob = word(chance, "ab/*?", 1 + chance.nextInt(8)) + "*";
            String path = word(chance, "ab/", 1 + chance.nextInt(10));

            boolean matches = PathPattern.of(glob).matches(path, new StepBudget(PLENTY));

            assertThat(matches).as("%s on %s", glob, path).isEqualTo(obvious(glob, path));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    /** Tries everything, one way after the other. */
    private static boolean obvious(String glob, String path) {
        return obvious(glob, 0, path);
    }

    private static boolean obvious(String glob, int at, String path) {
        if (at == glob.length()) return path.isEmpty();
        boolean begins = at == 0 || glob.charAt(at - 1) == '/';
        if (glob.startsWith("**", at)) {
            int end = at;
            while (end < glob.length() && glob.charAt(end) == '*') end++;
            if (begins && end < glob.length() && glob.charAt(end) == '/') {
                return anyFolders(glob, end + 1, path);
            }
            return anyTail(glob, end, path, false);
        }
        if (glob.charAt(at) == '*') return anyTail(glob, at + 1, path, true);
        if (path.isEmpty()) return false;
        boolean one =
                glob.charAt(at) == '?' ? path.charAt(0) != '/' : glob.charAt(at) == path.charAt(0);
        return one && obvious(glob, at + 1, path.substring(1));
    }

    private static boolean anyFolders(String glob, int rest, String path) {
        if (obvious(glob, rest, path)) return true;
        for (int i = 1; i < path.length(); i++) {
            if (path.charAt(i) == '/' && obvious(glob, rest, path.substring(i + 1))) return true;
        }
        return false;
    }

    private static boolean anyTail(String glob, int rest, String path, boolean inside) {
        for (int i = 0; i <= path.length(); i++) {
            if (obvious(glob, rest, path.substring(i))) return true;
            if (inside && i < path.length() && path.charAt(i) == '/') return false;
        }
        return false;
    }

    private static String word(SplittableRandom chance, String letters, int length) {
        var word = new StringBuilder();
        for (int i = 0; i < length; i++)
            word.append(letters.charAt(chance.nextInt(letters.length())));
        return word.toString();
    }
}
