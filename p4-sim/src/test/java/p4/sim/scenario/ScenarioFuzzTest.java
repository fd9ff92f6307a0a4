package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.time.Seed;

class ScenarioFuzzTest {

    private static final int MUTANTS = 50;
    private static final List<String> SEEDLINGS = LongStream.range(0, 6)
            .mapToObj(seed -> ScenarioWriter.write(RandomScenarios.draw(seed)))
            .toList();
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            "- ",
            ", ",
            "#",
            "\"",
            "'",
            "&a ",
            "*a",
            "!!int ",
            "!x ",
            "|",
            ">",
            "%",
            "? ",
            "<<: ",
            "---\n",
            "...\n",
            "\n",
            "\t",
            "  ",
            "\r",
            "\0",
            "\u0085",
            "\uFEFF",
            "\uE000",
            "\uD800",
            "🙂",
            "999999999999999999999",
            "-1",
            "0",
            "0s",
            "1e9",
            "NaN",
            "~",
            "weibull(",
            ")",
            "shape 0",
            "..",
            "1..",
            "..1",
            "99999999h",
            "200%",
            "9999999 of seeders",
            "0% of group-1",
            "trace: /dev/zero",
            "trace: ../x",
            "{ {",
            "[ [");

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsReadEndsInAScenarioOrInOneLine(long seed) {
        RandomGenerator chance = new Seed(seed).stream("fuzz");
        List<String> shipped = Shipped.good().stream().map(Shipped::text).toList();

        for (int i = 0; i < MUTANTS; i++) {
            List<String> source = chance.nextBoolean() ? shipped : SEEDLINGS;
            tryReading(mutate(source.get(chance.nextInt(source.size())), chance));
        }
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void whatIsHugeOrDeepEndsInOneLineSoon(String monster) {
        tryReading(monster);
    }

    static List<String> monsters() {
        return List.of(
                "",
                " ",
                "\0",
                "[".repeat(500_000),
                "{a: ".repeat(100_000),
                "- ".repeat(300_000),
                "? ".repeat(300_000),
                "a".repeat(1_000_000),
                "(a(".repeat(300_000),
                "a: &a [*a,*a]",
                "x".repeat((1 << 20) + 1),
                "scenario: &a b\nwhy: *a\n",
                "%YAML 3.0\n---\nscenario: a\n",
                "scenario: a\n---\nscenario: b\n",
                "\uFEFFscenario: a");
    }

    private static void tryReading(String text) {
        try {
            Scenario understood = ScenarioReader.read("mutant.yaml", text);
            assertThat(ScenarioReader.read("again.yaml", ScenarioWriter.write(understood)))
                    .isEqualTo(understood);
        } catch (BadScenario bad) {
            assertThat(bad.getMessage())
                    .matches("(?s)mutant\\.yaml:\\d+:\\d+ .*")
                    .contains("expected")
                    .hasLineCount(1)
                    .doesNotContain("\t", "\0");
        }
    }

    private static String mutate(String text, RandomGenerator chance) {
        var mutant = new StringBuilder(text);
        int changes = 1 + chance.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = chance.nextInt(mutant.length() + 1);
            int end = Math.min(mutant.length(), at + 1 + chance.nextInt(12));
            switch (chance.nextInt(4)) {
                case 0 -> mutant.delete(at, end);
                case 1 -> mutant.insert(at, TOKENS.get(chance.nextInt(TOKENS.size())));
                case 2 -> mutant.insert(at, mutant.substring(at, end));
                default -> mutant.replace(at, end, TOKENS.get(chance.nextInt(TOKENS.size())));
            }
        }
        return mutant.toString();
    }
}
