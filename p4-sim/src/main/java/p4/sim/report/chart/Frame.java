package p4.sim.report.chart;

/**
 * How large a picture is, and the margins around its plane, in pixels.
 *
 * <p>A chart is drawn once for each frame that readers may see it in, so that its text is as large
 * on a phone as on a desk.
 */
public record Frame(String name, double width, double height, int ticks) {

    /** For a desk, and for paper. */
    public static final Frame WIDE = new Frame("wide", 880, 260, 14);

    /** For a phone held upright. */
    public static final Frame NARROW = new Frame("narrow", 340, 230, 5);

    /** How wide a letter of a chart is, at the most that is usual. */
    static final double LETTER = 6.2;

    private static final double LEFT = 48;
    private static final double RIGHT = 10;
    private static final double TOP = 22;
    private static final double BOTTOM = 24;

    /** Where the plane begins; further to the right if a label of {@code letters} needs it. */
    double left(int letters) {
        return Math.max(LEFT, letters * LETTER + 10);
    }

    double right() {
        return width - RIGHT;
    }

    double top() {
        return TOP;
    }

    double bottom() {
        return height - BOTTOM;
    }
}
