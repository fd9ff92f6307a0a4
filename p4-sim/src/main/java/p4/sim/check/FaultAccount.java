package p4.sim.check;

/**
 * How many faults of a kind were asked for, injected by the laboratory, and observed by a node.
 *
 * <p>A fault that hits three peers counts three times; one that found nobody to hit counts once, and
 * one that nobody could have observed nowhere.
 */
public record FaultAccount(String kind, int asked, int injected, int observed) {

    /** Tells whether everything that was asked for was injected, and observed. */
    public boolean isEven() {
        return asked == injected && injected == observed;
    }

    /** {@code crash: 3 asked for, 3 injected, 2 observed}. */
    public String words() {
        return kind + ": " + asked + " asked for, " + injected + " injected, " + observed
                + " observed";
    }
}
