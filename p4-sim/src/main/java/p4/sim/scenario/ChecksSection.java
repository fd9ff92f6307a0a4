package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code checks:}. */
final class ChecksSection {

    private ChecksSection() {}

    static CheckPlan read(Value value, Duration otherwise) {
        Section section = value.section("always", "eventually", "at-end");
        Optional<Section> eventually =
                section.find("eventually").map(there -> there.section("within", "hold"));
        return new CheckPlan(
                checks(section.find("always"), CheckName.When.ALWAYS),
                eventually
                        .flatMap(there -> there.find("within"))
                        .map(within -> within.as(Units.DURATION, Units::positive))
                        .orElse(otherwise),
                checks(eventually.map(there -> there.get("hold")), CheckName.When.EVENTUALLY),
                checks(section.find("at-end"), CheckName.When.AT_END));
    }

    private static List<CheckSpec> checks(Optional<Value> value, CheckName.When when) {
        return value.map(Value::list).orElse(List.of()).stream()
                .map(entry -> check(entry, when))
                .toList();
    }

    private static CheckSpec check(Value value, CheckName.When when) {
        String[] words = value.text().strip().split("\\s+");
        CheckName name = name(value, words[0]);
        if (name.when() != when) {
            throw value.bad("found the check \"" + name.key() + "\" here, expected it under "
                    + ScenarioReader.key(name.when()));
        }
        return new CheckSpec(name, bound(value, name, words));
    }

    private static CheckName name(Value value, String key) {
        List<String> known = Stream.of(CheckName.values()).map(CheckName::key).toList();
        return Stream.of(CheckName.values())
                .filter(name -> name.key().equals(key))
                .findFirst()
                .orElseThrow(() -> value.bad("unknown check \"" + key + "\", expected one of "
                        + known.stream().sorted().toList()
                        + Nearest.to(key, known)
                                .map(near -> ", did you mean \"" + near + "\"?")
                                .orElse("")));
    }

    private static Optional<CheckSpec.Bound> bound(Value value, CheckName name, String[] words) {
        if (name.unit() == CheckName.Unit.NONE) {
            if (words.length > 1) throw value.expected("no bound: " + name.key() + " holds or not");
            return Optional.empty();
        }
        String example = name.key() + example(name.unit());
        if (words.length < 3 || words.length > 4)
            throw value.expected("a bound, such as " + example);
        CheckSpec.Statistic statistic =
                words.length == 4 ? statistic(value, words[1]) : CheckSpec.Statistic.TOTAL;
        boolean many = name.unit() == CheckName.Unit.SECONDS;
        if (many == (statistic == CheckSpec.Statistic.TOTAL)) {
            throw value.expected("a bound, such as " + example);
        }
        String written = words[words.length - 1];
        return Optional.of(new CheckSpec.Bound(
                statistic,
                comparison(value, words[words.length - 2]),
                value.as("a bound, such as " + example, text -> number(name.unit(), written)),
                written));
    }

    private static double number(CheckName.Unit unit, String written) {
        return switch (unit) {
            case SHARE -> Units.share(written);
            case COUNT -> Units.count(written, 0);
            case SECONDS -> Units.duration(written).toNanos() / 1e9;
            case NONE -> throw new AssertionError("a check without a figure has no bound");
        };
    }

    private static String example(CheckName.Unit unit) {
        return switch (unit) {
            case SHARE -> " >= 99%";
            case COUNT -> " >= 300";
            case SECONDS -> " p99 <= 1s";
            case NONE -> "";
        };
    }

    private static CheckSpec.Statistic statistic(Value value, String key) {
        List<String> known = Stream.of(CheckSpec.Statistic.values())
                .filter(statistic -> statistic != CheckSpec.Statistic.TOTAL)
                .map(CheckSpec.Statistic::key)
                .toList();
        return Stream.of(CheckSpec.Statistic.values())
                .filter(statistic -> known.contains(key) && statistic.key().equals(key))
                .findFirst()
                .orElseThrow(() -> value.expected("a statistic among " + known));
    }

    private static CheckSpec.Comparison comparison(Value value, String sign) {
        return Stream.of(CheckSpec.Comparison.values())
                .filter(comparison -> comparison.sign().equals(sign))
                .findFirst()
                .orElseThrow(() -> value.expected("a comparison among [<=, >=, <, >, ==]"));
    }
}
