package p4.sim.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import p4.model.Nearest;
import p4.model.Printable;
import p4.sim.scenario.Explanation;

/** Says what a check, a key of a scenario or an exit code means. */
@Parameters(
        commandDescription =
                "Says what a check, a key of a scenario or an exit code means; lists them all if"
                        + " none is named.")
final class Explain implements Command {

    @Parameter(description = "CHECK|KEY|EXIT_CODE")
    private List<String> words = new ArrayList<>();

    @Override
    public ExitCode run(Screen screen) {
        Map<String, List<String>> known = new LinkedHashMap<>(Explanation.checks());
        Explanation.keys().forEach((key, lines) -> known.merge(key, lines, Explain::both));
        exitCodes().forEach(known::put);
        if (words.isEmpty()) {
            list("checks", Explanation.checks(), screen);
            list("keys", Explanation.keys(), screen);
            list("exit codes", exitCodes(), screen);
        }
        for (String word : words) {
            if (!known.containsKey(word)) {
                throw new Refusal("explain: found " + Printable.quote(word)
                        + ", expected a check, a key or an exit code"
                        + Nearest.hint(word, known.keySet()));
            }
            Objects.requireNonNull(known.get(word)).forEach(screen.out()::println);
        }
        return ExitCode.PASSED;
    }

    private static Map<String, List<String>> exitCodes() {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        Stream.of(ExitCode.values())
                .forEach(code -> codes.put(
                        Integer.toString(code.number()),
                        List.of("exit code " + code.number(), "  " + code.meaning())));
        return codes;
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static void list(String title, Map<String, List<String>> words, Screen screen) {
        screen.out().println(title + ":");
        words.forEach((word, lines) ->
                screen.out().println("  " + word + ": " + lines.get(1).strip()));
    }
}
