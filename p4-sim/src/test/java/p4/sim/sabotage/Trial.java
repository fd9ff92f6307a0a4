package p4.sim.sabotage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import p4.sim.check.Verdict;
import p4.sim.scenario.CheckName;

/** What a run came to: its exit code, what it printed, and each check's result as its report has it. */
record Trial(int exit, String said, Map<CheckName, Verdict.Result> results) {

    /** Runs {@code stage} in virtual time in {@code world}; its report goes to {@code results}. */
    static Trial run(World world, Stage stage, Path results) throws IOException {
        var said = new ByteArrayOutputStream();
        int exit = world.run(
                new PrintStream(said, true, StandardCharsets.UTF_8),
                List.of(
                        stage.scenario().toString(),
                        "--driver",
                        "virtual",
                        "--results",
                        results.toString()));
        return read(exit, said.toString(StandardCharsets.UTF_8), results);
    }

    /** The checks that failed. */
    Set<CheckName> failed() {
        var failed = EnumSet.noneOf(CheckName.class);
        results.forEach((check, result) -> {
            if (result == Verdict.Result.FAILED) failed.add(check);
        });
        return failed;
    }

    private static Trial read(int exit, String said, Path results) throws IOException {
        Map<CheckName, Verdict.Result> found = new EnumMap<>(CheckName.class);
        JsonObject report = report(results, said);
        for (JsonElement check : report.getAsJsonArray("checks")) {
            JsonObject verdict = check.getAsJsonObject();
            found.put(
                    name(verdict.get("check").getAsString()),
                    Verdict.Result.valueOf(verdict.get("result").getAsString()));
        }
        return new Trial(exit, said, found);
    }

    private static JsonObject report(Path results, String said) throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            Path report = files.filter(file -> file.endsWith("report.json"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no report was left: " + said));
            return JsonParser.parseString(Files.readString(report)).getAsJsonObject();
        }
    }

    private static CheckName name(String text) {
        String key = text.split(" ", 2)[0];
        return Stream.of(CheckName.values())
                .filter(check -> check.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
