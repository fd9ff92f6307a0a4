package p4.sim.scenario;

import java.util.Optional;

/** One check as the scenario asks for it, such as {@code eviction-lag p99 <= 1s}. */
public record CheckSpec(CheckName name, Optional<Bound> bound) {

    /** The check as a scenario writes it. */
    public String text() {
        return name.key() + bound.map(b -> " " + b.text()).orElse("");
    }

    /**
     * A figure that is compared.
     *
     * <p>{@code value} is in the check's unit: seconds, a share from 0 to 1, or a count. {@code
     * written} is the value as the scenario wrote it.
     */
    public record Bound(Statistic statistic, Comparison comparison, double value, String written) {

        /** The bound as a scenario writes it. */
        public String text() {
            String what = statistic == Statistic.TOTAL ? "" : statistic.key() + " ";
            return what + comparison.sign() + " " + written;
        }
    }

    /** Which figure of many. */
    public enum Statistic {
        TOTAL("total"),
        MEDIAN("p50"),
        P90("p90"),
        P95("p95"),
        P99("p99"),
        MAX("max");

        private final String key;

        Statistic(String key) {
            this.key = key;
        }

        /** How a scenario writes it. */
        public String key() {
            return key;
        }
    }

    /** How two figures are compared. */
    public enum Comparison {
        AT_MOST("<="),
        AT_LEAST(">="),
        BELOW("<"),
        ABOVE(">"),
        EQUAL("==");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** How a scenario writes it. */
        public String sign() {
            return sign;
        }

        /** Tells whether {@code found} is to {@code bound} as this says. */
        public boolean holds(double found, double bound) {
            return switch (this) {
                case AT_MOST -> found <= bound;
                case AT_LEAST -> found >= bound;
                case BELOW -> found < bound;
                case ABOVE -> found > bound;
                case EQUAL -> found == bound;
            };
        }
    }
}
