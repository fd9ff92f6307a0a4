package p4.sim.scenario;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes how fast nodes are: {@code 50Mbit/s}, {@code 1Mbit/s up 16Mbit/s down}. */
final class SpeedText {

    private static final Map<String, Long> BITS = bits();
    private static final String RATE = Units.NUMBER + "\\s?(bit|kbit|Mbit|Gbit|KiB|MiB|GiB)/s";
    private static final String SPEED = RATE + "(\\s+up\\s+" + RATE + "\\s+down)?";
    private static final Pattern ONE = Pattern.compile("(" + Units.NUMBER + ")\\s?([A-Za-z]+)/s");
    private static final BigDecimal FASTEST = BigDecimal.valueOf(1_000_000_000_000L);
    private static final double WHOLE = 1e-9;

    private static final Word<LinkSpeed> WORD = Word.of(
            "speed",
            "a speed with its unit (kbit/s, Mbit/s, Gbit/s, KiB/s, MiB/s), such as 50Mbit/s or"
                    + " 1Mbit/s up 16Mbit/s down",
            SPEED,
            SpeedText::speed);
    private static final Word<LinkSpeed.Tier> TIER = Word.of(
            "`SHARE at SPEED`",
            "a share of the nodes and their speed, such as 20% at 1Gbit/s",
            Units.NUMBER + "\\s?%\\s+at\\s+" + SPEED,
            SpeedText::tier);

    private static final Word<Long> RATE_WORD = Word.of(
            "speed",
            "a speed with its unit (kbit/s, Mbit/s, Gbit/s, KiB/s, MiB/s), such as 2MiB/s",
            RATE,
            text -> speed(text).upBits());

    /** One speed, or a list of speeds that shares of the nodes have. */
    static final Either FORM = new Either(WORD, new Listing<>(TIER));

    private SpeedText() {}

    private static Map<String, Long> bits() {
        var bits = new LinkedHashMap<String, Long>();
        bits.put("Gbit", 1_000_000_000L);
        bits.put("Mbit", 1_000_000L);
        bits.put("kbit", 1_000L);
        bits.put("bit", 1L);
        bits.put("KiB", 8L << 10);
        bits.put("MiB", 8L << 20);
        bits.put("GiB", 8L << 30);
        return bits;
    }

    /** Understands a single speed. */
    static Word<LinkSpeed> word() {
        return WORD;
    }

    /** Understands one speed that is the same both ways, in bits a second. */
    static Word<Long> rate() {
        return RATE_WORD;
    }

    /** Understands {@code value}, one speed or a list of them. */
    static List<LinkSpeed.Tier> read(Value value) {
        if (value.isWord()) return List.of(new LinkSpeed.Tier(1, WORD.read(value)));
        List<LinkSpeed.Tier> tiers = value.list().stream().map(TIER::read).toList();
        double whole = tiers.stream().mapToDouble(LinkSpeed.Tier::share).sum();
        if (Math.abs(whole - 1) > WHOLE) throw value.expected("shares of 100% together");
        return tiers;
    }

    /** Writes {@code tiers} so that they read back equal. */
    static Object write(List<LinkSpeed.Tier> tiers) {
        if (tiers.size() == 1) return write(tiers.get(0).speed());
        return tiers.stream()
                .map(tier -> ScenarioWriter.percent(tier.share()) + " at " + write(tier.speed()))
                .toList();
    }

    static String write(LinkSpeed speed) {
        return speed.upBits() == speed.downBits()
                ? rate(speed.upBits())
                : rate(speed.upBits()) + " up " + rate(speed.downBits()) + " down";
    }

    /** Writes {@code bits} a second so that they read back equal. */
    static String rate(long bits) {
        return BITS.entrySet().stream()
                .filter(unit -> bits % unit.getValue() == 0)
                .map(unit -> bits / unit.getValue() + unit.getKey() + "/s")
                .min(Comparator.comparing(String::length))
                .orElseThrow();
    }

    private static LinkSpeed.Tier tier(String text) {
        String[] words = text.split("\\s+at\\s+", 2);
        double share = Units.share(words[0]);
        if (!(share > 0)) throw new IllegalArgumentException(text);
        return new LinkSpeed.Tier(share, speed(words[1]));
    }

    private static LinkSpeed speed(String text) {
        Matcher rates = ONE.matcher(text);
        long up = rates.find() ? bits(rates) : 0;
        return new LinkSpeed(up, rates.find() ? bits(rates) : up);
    }

    private static long bits(Matcher rate) {
        BigDecimal bits = new BigDecimal(rate.group(1))
                .multiply(BigDecimal.valueOf(BITS.getOrDefault(rate.group(3), 0L)));
        if (bits.compareTo(FASTEST) > 0 || bits.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(rate.group());
        }
        return bits.longValueExact();
    }
}
