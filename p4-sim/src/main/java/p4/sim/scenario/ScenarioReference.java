package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The language as a reference in Markdown, from the same table that the reader goes by. */
public final class ScenarioReference {

    private static final double P90 = 0.9;

    private final StringBuilder out = new StringBuilder();

    private ScenarioReference() {}

    /** Writes the reference, without a title; it ends in a line break. */
    public static String write() {
        var reference = new ScenarioReference();
        Grammar.blocks().forEach(reference::add);
        reference.addDistributions();
        reference.addPresets();
        reference.addLinkPresets();
        reference.addChecks();
        return reference.out.toString();
    }

    private void add(Block block) {
        heading(block.heading(), block.doc());
        row("key", "takes", "left out", "meaning", "example");
        rule(5);
        for (Key<?> key : block.keys()) {
            row(
                    "`" + key.name() + "`",
                    key.form().title(),
                    leftOut(key),
                    key.doc(),
                    "`" + key.example() + "`");
        }
    }

    private static String leftOut(Key<?> key) {
        if (key.isRequired()) return "not allowed";
        return key.fallback().map(fallback -> "`" + fallback + "`").orElse("–");
    }

    private void addDistributions() {
        heading("distributions", "How long something lasts.");
        row("form", "meaning");
        rule(2);
        row("`10s`", "Always that long.");
        row("`uniform(1s..5s)`", "Evenly between two ends.");
        row("`exponential(10s)`", "Memoryless, with that mean; also `exponential(median 7s)`.");
        row(
                "`weibull(shape 0.38, median 20s)`",
                "As sessions are in real networks; also with `mean` or `scale`.");
        row(
                "`lognormal(median 2.4m, p90 28.25m)`",
                "As short sessions are; also `lognormal(median 2.4m, sigma 1.92)`, or with `mean`.");
    }

    private void addPresets() {
        heading(
                "presets",
                "Churn as it was measured: `churn: kad`, or `churn: { preset: kad, scale: 100x"
                        + " faster }`.");
        row("preset", "session", "median", "p90", "gap", "crashes", "source");
        rule(7);
        for (Presets.Preset preset : Presets.ALL) {
            Distribution session = preset.churn().session();
            row(
                    "`" + preset.name() + "`",
                    DistributionText.write(session),
                    minutes(session.quantile(0.5)),
                    minutes(session.quantile(P90)),
                    DistributionText.write(preset.churn().gap()),
                    Math.round(preset.churn().crashFraction() * 100) + "%",
                    preset.source());
        }
    }

    private void addLinkPresets() {
        heading(
                "link presets",
                "Links by name: `links: world`, or `links: { preset: world, loss: 1% }`.");
        row("preset", "links", "source");
        rule(3);
        for (LinkPresets.Preset preset : LinkPresets.LINKS) {
            row(
                    "`" + preset.name() + "`",
                    "`" + LinksText.write(preset.links()) + "`",
                    preset.source());
        }
        heading("regions by name", "Regions: `links: { regions: eight-regions }`.");
        row("preset", "regions, by weight", "source");
        rule(3);
        for (LinkPresets.Regions regions : LinkPresets.REGIONS) {
            row("`" + regions.name() + "`", weights(regions.places()), regions.source());
        }
    }

    private static String weights(Places places) {
        return IntStream.range(0, places.names().size())
                .mapToObj(i ->
                        places.names().get(i) + " " + places.weights().get(i).intValue())
                .collect(Collectors.joining(", "));
    }

    private static String minutes(Duration duration) {
        return Math.round(duration.toMillis() / 6_000d) / 10d + " min";
    }

    private void addChecks() {
        heading(
                "checks by name",
                "A check with a figure takes a bound: `<=`, `>=`, `<`, `>` or `==`; a time, and a count of many"
                        + " things, also takes `p50`, `p90`, `p95`, `p99` or `max` before it.");
        row("check", "under", "protocol", "holds if");
        rule(4);
        Stream.of(CheckName.values())
                .forEach(name -> row(
                        "`" + CheckText.example(name) + "`",
                        "`" + Keys.of(name.when()) + "`",
                        name.scope().words(),
                        name.promise()));
    }

    private void heading(String heading, String doc) {
        if (!out.isEmpty()) out.append('\n');
        out.append("### ").append(heading).append("\n\n").append(doc).append("\n\n");
    }

    private void rule(int columns) {
        out.append("|---".repeat(columns)).append("|\n");
    }

    private void row(String... cells) {
        out.append("| ")
                .append(String.join(
                        " | ",
                        List.of(cells).stream().map(c -> c.replace("|", "\\|")).toList()))
                .append(" |\n");
    }
}
