package p4.sim.shrink;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words with smaller numbers in them, the boldest first. */
final class Smaller {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\d+(\\.\\d+)?");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Smaller() {}

    /** Every word that is {@code word} with one number made smaller. */
    static List<String> words(String word) {
        var smaller = new ArrayList<String>();
        NUMBER.matcher(word)
                .results()
                .forEach(found -> numbers(new BigDecimal(found.group()))
                        .forEach(number -> smaller.add(replace(word, found, number))));
        return smaller;
    }

    /** 0 and 1, then half way up again and again: what was too bold comes back less so. */
    private static Set<BigDecimal> numbers(BigDecimal number) {
        var smaller = new LinkedHashSet<BigDecimal>();
        int digits = number.scale() > 0 ? 1 : 0;
        smaller.add(BigDecimal.ZERO);
        smaller.add(BigDecimal.ONE);
        BigDecimal step = number.divide(TWO, 1, RoundingMode.HALF_UP);
        while (step.compareTo(new BigDecimal("0.1")) > 0) {
            smaller.add(plain(number.subtract(step).setScale(digits, RoundingMode.CEILING)));
            step = step.divide(TWO, 1, RoundingMode.HALF_UP);
        }
        smaller.add(plain(number.setScale(0, RoundingMode.FLOOR)));
        smaller.removeIf(other -> other.compareTo(number) >= 0);
        return smaller;
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static String replace(String word, MatchResult found, BigDecimal number) {
        return word.substring(0, found.start())
                + number.toPlainString()
                + word.substring(found.end());
    }
}
