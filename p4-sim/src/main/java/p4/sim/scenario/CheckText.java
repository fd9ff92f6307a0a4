package p4.sim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import p4.model.Nearest;
import p4.model.Printable;

/** Reads one check, such as {@code eviction-lag p99 <= 1s}. */
final class CheckText {

    private static final String SIGN = "<=|>=|==|<|>";
    private static final Pattern BOUND = Pattern.compile("(?:(\\w+)\\s*)?(" + SIGN + ")\\s*(\\S+)");
    private static final List<CheckSpec.Statistic> STATISTICS = Stream.of(
                    CheckSpec.Statistic.values())
            .filter(statistic -> statistic != CheckSpec.Statistic.TOTAL)
            .toList();

    private CheckText() {}

    /** Understands the check at {@code value}, which stands where checks are judged {@code when}. */
    static CheckSpec read(Value value, CheckName.When when) {
        String[] words = value.text().strip().split("(?=[\\s<>=])", 2);
        CheckName name = name(value, words[0], when);
        if (name.when() != when) {
            throw value.bad("found check " + Printable.quote(name.key()) + " under " + Keys.of(when)
                    + ", expected it under " + Keys.of(name.when()));
        }
        String rest = words.length > 1 ? words[1].strip() : "";
        return new CheckSpec(name, bound(value, name, rest));
    }

    /** A check that makes use of {@code name}. */
    static String example(CheckName name) {
        return name.key()
                + switch (name.unit()) {
                    case NONE -> "";
                    case SHARE -> " >= 99%";
                    case COUNT -> " >= 300";
                    case COUNTS -> " p99 <= 300";
                    case SECONDS -> " p99 <= 1s";
                };
    }

    /** What a check that makes use of {@code name} looks like. */
    static String pattern(CheckName name) {
        String bound = "\\s*(" + SIGN + ")\\s*";
        return name.key()
                + switch (name.unit()) {
                    case NONE -> "";
                    case SHARE -> bound + Units.NUMBER + "%";
                    case COUNT -> bound + "\\d+";
                    case COUNTS -> statistic() + bound + "\\d+";
                    case SECONDS -> statistic() + bound + Words.TIME;
                };
    }

    private static String statistic() {
        return "\\s+("
                + String.join(
                        "|", STATISTICS.stream().map(CheckSpec.Statistic::key).toList())
                + ")";
    }

    private static CheckName name(Value value, String key, CheckName.When when) {
        return Stream.of(CheckName.values())
                .filter(name -> name.key().equals(key))
                .findFirst()
                .orElseThrow(() -> value.bad("unknown check " + Printable.quote(key)
                        + ", expected one of " + keys(name -> name.when() == when)
                        + Nearest.hint(key, keys(name -> true))));
    }

    private static List<String> keys(Predicate<CheckName> wanted) {
        return Stream.of(CheckName.values())
                .filter(wanted)
                .map(CheckName::key)
                .sorted()
                .toList();
    }

    private static Optional<CheckSpec.Bound> bound(Value value, CheckName name, String rest) {
        if (name.unit() == CheckName.Unit.NONE) {
            if (rest.isEmpty()) return Optional.empty();
            throw value.expected("no bound: " + name.key() + " holds, or does not");
        }
        Matcher matcher = BOUND.matcher(rest);
        if (!matcher.matches()) throw value.expected("a bound, such as " + example(name));
        return Optional.of(new CheckSpec.Bound(
                statistic(value, name, Optional.ofNullable(matcher.group(1))),
                comparison(matcher.group(2)),
                number(value, name, matcher.group(3)),
                matcher.group(3)));
    }

    private static CheckSpec.Statistic statistic(
            Value value, CheckName name, Optional<String> key) {
        if (name.unit() != CheckName.Unit.SECONDS && name.unit() != CheckName.Unit.COUNTS) {
            if (key.isEmpty()) return CheckSpec.Statistic.TOTAL;
            throw value.expected("a bound without a statistic, such as " + example(name));
        }
        return STATISTICS.stream()
                .filter(statistic -> key.filter(statistic.key()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> value.expected("a statistic among "
                        + STATISTICS.stream().map(CheckSpec.Statistic::key).toList()
                        + ", such as " + example(name)));
    }

    private static CheckSpec.Comparison comparison(String sign) {
        return Stream.of(CheckSpec.Comparison.values())
                .filter(comparison -> comparison.sign().equals(sign))
                .findFirst()
                .orElseThrow(() -> new AssertionError("a sign that compares nothing: " + sign));
    }

    private static double number(Value value, CheckName name, String written) {
        try {
            return switch (name.unit()) {
                case SHARE -> Units.share(written);
                case COUNT, COUNTS -> Units.count(written, 0, Integer.MAX_VALUE);
                case SECONDS -> Units.duration(written).toNanos() / 1e9;
                case NONE -> throw new AssertionError("a check without a figure has no bound");
            };
        } catch (IllegalArgumentException malformed) {
            throw value.expected("a bound with its unit, such as " + example(name));
        }
    }
}
