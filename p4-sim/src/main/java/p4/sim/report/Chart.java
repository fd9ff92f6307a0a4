package p4.sim.report;

import java.util.Locale;

/**
 * A chart as SVG: a plane with axes, on which series are drawn in their own units.
 *
 * <p>It scales with the page; colours are the style sheet's. Made without a script.
 */
final class Chart {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 220;
    private static final double LEFT = 44;
    private static final double RIGHT = 12;
    private static final double TOP = 12;
    private static final double BOTTOM = 26;
    private static final int TICKS = 6;

    private final double xMax;
    private final double yMax;
    private final StringBuilder svg = new StringBuilder();

    /** A plane from 0 to {@code xMax} and {@code yMax}; {@code title} is for who cannot see it. */
    Chart(String title, String xUnit, double xMax, double yMax) {
        this.xMax = Math.max(xMax, 1e-9);
        this.yMax = Math.max(ceiling(yMax), 1e-9);
        svg.append(format(
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\"><title>%s</title>",
                WIDTH, HEIGHT, Html.escape(title)));
        axes(xUnit);
    }

    private void axes(String xUnit) {
        double yStep = step(yMax);
        for (double y = 0; y <= yMax * 1.0001; y += yStep) {
            svg.append(format(
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT, WIDTH - RIGHT, y(y), y(y)));
            text(LEFT - 6, y(y) + 4, "end", number(y));
        }
        double xStep = step(xMax);
        for (double x = 0; x <= xMax * 1.0001; x += xStep) {
            text(x(x), HEIGHT - 8, "middle", number(x) + (x == 0 ? " " + xUnit : ""));
        }
    }

    /** Shades {@code from} to {@code to} and writes {@code label} into it. */
    void band(String style, double from, double to, String label) {
        svg.append(format(
                "<rect class=\"band %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                style, x(from), TOP, Math.max(x(to) - x(from), 0), HEIGHT - TOP - BOTTOM));
        if (x(to) - x(from) > 9.0 * label.length() / 1.5)
            text(x(from) + 4, TOP + 11, "start", label);
    }

    /** Draws a line through the points ({@code xs[i]}, {@code ys[i]}), as steps. */
    void steps(String style, double[] xs, double[] ys) {
        if (xs.length == 0) return;
        var path = new StringBuilder(format("M%.1f %.1f", x(xs[0]), y(ys[0])));
        for (int i = 1; i < xs.length; i++) path.append(format("H%.1fV%.1f", x(xs[i]), y(ys[i])));
        svg.append("<path class=\"line ")
                .append(style)
                .append("\" d=\"")
                .append(path)
                .append("\"/>");
    }

    /** Draws a line through the points, straight. */
    void line(String style, double[] xs, double[] ys) {
        if (xs.length == 0) return;
        var path = new StringBuilder(format("M%.1f %.1f", x(xs[0]), y(ys[0])));
        for (int i = 1; i < xs.length; i++) path.append(format("L%.1f %.1f", x(xs[i]), y(ys[i])));
        svg.append("<path class=\"line ")
                .append(style)
                .append("\" d=\"")
                .append(path)
                .append("\"/>");
    }

    /** Draws a bar of width {@code width} at {@code x}, from {@code low} to {@code high}. */
    void bar(String style, double x, double width, double low, double high, String hint) {
        if (high <= low) return;
        svg.append(format(
                "<rect class=\"bar %s\" x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\">"
                        + "<title>%s</title></rect>",
                style,
                x(x) + 0.5,
                y(high),
                Math.max(x(x + width) - x(x) - 1, 0.5),
                y(low) - y(high),
                Html.escape(hint)));
    }

    /** Draws a dot. */
    void dot(String style, double x, double y, String hint) {
        svg.append(format(
                "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>%s</title></circle>",
                style, x(x), y(y), Html.escape(hint)));
    }

    /** Draws a level line over the whole width, and writes {@code label} on it. */
    void level(String style, double y, String label) {
        svg.append(format(
                "<line class=\"level %s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                style, LEFT, WIDTH - RIGHT, y(y), y(y)));
        text(WIDTH - RIGHT - 4, y(y) - 4, "end", label);
    }

    /** The finished picture. */
    String svg() {
        return svg + "</svg>";
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x, y, anchor, Html.escape(text)));
    }

    private double x(double value) {
        return LEFT + value / xMax * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / yMax * (HEIGHT - TOP - BOTTOM);
    }

    /** A round distance between ticks: 1, 2 or 5 times a power of ten. */
    private static double step(double max) {
        double rough = max / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static double ceiling(double max) {
        double most = Math.max(max, 1e-9);
        double step = step(most);
        return Math.ceil(most / step - 1e-9) * step;
    }

    private static String number(double value) {
        if (Math.abs(value - Math.rint(value)) < 1e-9) return format("%.0f", value);
        return format(value < 0.1 ? "%.2f" : "%.1f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
