package p4.sim.report.chart;

/**
 * How large a picture is, and the margins around its plane, in pixels.
 *
 * <p>A chart is drawn once for each frame that readers may see it in, so that its text is as large
 * on a phone as on a desk.
 */
public record Frame(String name, double width, double height, int ticks) {

    /** For a desk, and for paper. */
    public static final Frame WIDE = new Frame("wide", 880, 260, 8);

    /** For a phone held upright. */
    public static final Frame NARROW = new Frame("narrow", 340, 230, 4);

    private static final double LEFT = 38;
    private static final double RIGHT = 10;
    private static final double TOP = 22;
    private static final double BOTTOM = 24;

    double left() {
        return LEFT;
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
