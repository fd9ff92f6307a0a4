package p4.sim.scenario;

import java.time.Duration;
import java.util.stream.Stream;
import p4.model.PeerId;

/** The single values that several sections take. */
final class Words {

    /** How a duration is written. */
    static final String TIME = Units.NUMBER + "\\s?(ms|s|m|min|h|d)";

    private static final String SIZE = Units.NUMBER + "\\s?(B|KiB|MiB|GiB)";
    private static final String PERCENT = Units.NUMBER + "\\s?%";
    private static final String A_DURATION =
            "a duration with its unit (ms, s, m, h, d), such as 1500ms or 30s";

    /** More than nothing. */
    static final Word<Duration> DURATION = Word.of("duration", A_DURATION, TIME, Units::positive);

    /** Counted from the start; 0s is allowed. */
    static final Word<Duration> MOMENT = Word.of("duration", A_DURATION, TIME, Units::duration);

    static final Word<Double> SHARE =
            Word.of("percentage", "a percentage, such as 50%", PERCENT, Units::share);

    static final Word<PeerGroup.ByteRange> SIZES = Word.of(
            "size or range of sizes",
            "a size or a range of sizes with units (B, KiB, MiB, GiB), such as 16KiB..4MiB",
            SIZE + "(\\s?\\.\\.\\s?" + SIZE + ")?",
            Words::range);

    static final Word<String> NAME = Word.of(
            "name",
            "a name of 1 to 50 letters, digits, dots, dashes and underscores",
            "[A-Za-z0-9][A-Za-z0-9._-]{0,49}",
            text -> new PeerId(text).value());

    /** The name of a group; {@link Groups} tells whether it exists. */
    static final Word<String> GROUP =
            new Word<>("group", NAME.expected(), NAME.schema(), NAME.known(), NAME.parser());

    static final Word<Boolean> FLAG = Word.flag();

    static final Word<Distribution> DISTRIBUTION = Word.of(
            "[distribution](#distributions)",
            "a duration such as 10s, or one of exponential(mean 10s),"
                    + " weibull(shape 0.38, median 20s), lognormal(median 2.4m, p90 28.25m),"
                    + " uniform(1s..5s)",
            TIME + "|(fixed|exponential|weibull|lognormal|uniform)\\([^()]*\\)",
            DistributionText::parse);

    private Words() {}

    /** One of the constants of {@code kind}. */
    static <E extends Enum<E>> Word<E> option(Class<E> kind) {
        return Word.option(Stream.of(kind.getEnumConstants()));
    }

    private static PeerGroup.ByteRange range(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) return new PeerGroup.ByteRange(Units.bytes(text), Units.bytes(text));
        return new PeerGroup.ByteRange(
                Units.bytes(text.substring(0, dots)), Units.bytes(text.substring(dots + 2)));
    }
}
