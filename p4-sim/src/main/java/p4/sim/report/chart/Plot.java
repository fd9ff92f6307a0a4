package p4.sim.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plane with two axes on which layers are drawn, the first undermost.
 *
 * <p>Positions are in the units of the axes. Colours are those of the page, by the style's name.
 */
public final class Plot {

    private final Frame frame;
    private final Axis x;
    private final Axis y;
    private final double left;
    private final List<Double> momentLabels = new ArrayList<>(); // where each row of them ends
    private final Markup svg = new Markup();

    /** From where to where on the horizontal axis. */
    public record Extent(double from, double to) {}

    /** Draws the axes; {@code title} and {@code description} are for who cannot see it. */
    public Plot(Frame frame, String title, String description, Axis x, Axis y) {
        this.frame = frame;
        this.x = x;
        this.y = y;
        int longest =
                y.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
        this.left = frame.left(longest);
        svg.open(
                        "svg",
                        "class",
                        "chart " + frame.name(),
                        "viewBox",
                        "0 0 " + Markup.number(frame.width()) + " " + Markup.number(frame.height()),
                        "role",
                        "img")
                .leaf("title", title)
                .leaf("desc", description);
        grid();
    }

    /** Shades {@code from} to {@code to} over the whole height; {@code label} stands above it. */
    public Plot band(String style, double from, double to, String label) {
        double begin = px(from);
        double width = px(to) - begin;
        if (width <= 0) return this;
        svg.open("g", "class", "band " + style)
                .empty("rect", "x", begin, "y", frame.top(), "width", width, "height", height());
        if (width > Frame.LETTER * label.length() + 4)
            text("start", begin + 3, frame.top() - 7, label);
        svg.leaf("title", label + ", " + Quantity.seconds(from) + " to " + Quantity.seconds(to));
        svg.close("g");
        return this;
    }

    /** Draws a line that stays at each point's height until the next point, filled below. */
    public Plot area(String style, List<Point> points) {
        if (points.isEmpty()) return this;
        String base = "V" + Markup.number(frame.bottom()) + "H"
                + Markup.number(px(points.get(0).x()));
        return path(style + " area", steps(points) + base + "Z")
                .path(style + " line", steps(points));
    }

    /** Draws a line that stays at each point's height until the next point. */
    public Plot stairs(String style, List<Point> points) {
        return points.isEmpty() ? this : path(style + " line", steps(points));
    }

    /** Fills what lies between two lines of as many points, which stay at a point's height to {@code end}. */
    public Plot range(String style, List<Point> low, List<Point> high, double end) {
        if (low.isEmpty()) return this;
        var there = new ArrayList<>(high);
        there.add(new Point(end, high.get(high.size() - 1).y()));
        var d = new StringBuilder(steps(there));
        for (int i = low.size() - 1; i >= 0; i--) {
            d.append('V').append(Markup.number(py(low.get(i).y())));
            d.append('H').append(Markup.number(px(low.get(i).x())));
        }
        return path(style + " range", d.append('Z').toString());
    }

    /** Draws a column from {@code low} to {@code high}, as wide as {@code from} to {@code to}. */
    public Plot column(String style, Point from, Point to) {
        double gap = Math.min(1, (px(to.x()) - px(from.x())) / 4);
        if (to.y() <= from.y()) return this;
        svg.empty(
                "rect",
                "class",
                "column " + style,
                "x",
                px(from.x()) + gap / 2,
                "y",
                py(to.y()),
                "width",
                px(to.x()) - px(from.x()) - gap,
                "height",
                py(from.y()) - py(to.y()));
        return this;
    }

    /** Says {@code hint} to a pointer that rests anywhere above or below {@code from} to {@code to}. */
    public Plot hint(double from, double to, String hint) {
        svg.open(
                        "rect",
                        "class",
                        "hint",
                        "x",
                        px(from),
                        "y",
                        frame.top(),
                        "width",
                        px(to) - px(from),
                        "height",
                        height())
                .leaf("title", hint)
                .close("rect");
        return this;
    }

    /** Draws a dot. */
    public Plot dot(String style, Point at, String hint) {
        return circle("dot " + style, 3.5, at, hint);
    }

    /** Draws a dot so small that hundreds of them can be told apart. */
    public Plot speck(String style, Point at, String hint) {
        return circle("speck " + style, 1.8, at, hint);
    }

    private Plot circle(String style, double radius, Point at, String hint) {
        svg.open("circle", "class", style, "cx", px(at.x()), "cy", py(at.y()), "r", radius)
                .leaf("title", hint)
                .close("circle");
        return this;
    }

    /** Draws a short mark that stands on the lower axis: row 0 is the lowest. */
    public Plot tick(String style, int row, double at, String hint) {
        double bottom = frame.bottom() - row * 9.0 - 1;
        svg.open(
                        "path",
                        "class",
                        "tick " + style,
                        "d",
                        move(px(at), bottom) + "V" + Markup.number(bottom - 7))
                .leaf("title", hint)
                .close("path");
        return this;
    }

    /** Shades a stretch of a row of {@link #tick} marks, the darker the nearer {@code share} is to 1. */
    public Plot strip(String style, int row, Extent extent, double share, String hint) {
        double begin = px(extent.from());
        svg.open(
                        "rect",
                        "class",
                        "strip " + style,
                        "x",
                        begin,
                        "y",
                        frame.bottom() - row * 9.0 - 8,
                        "width",
                        Math.max(0.5, px(extent.to()) - begin),
                        "height",
                        7,
                        "fill-opacity",
                        String.format(Locale.ROOT, "%.2f", 0.25 + 0.75 * share))
                .leaf("title", hint)
                .close("rect");
        return this;
    }

    /** Draws a line over the whole width at {@code value}, with {@code label} upon its right end. */
    public Plot level(String style, double value, String label) {
        svg.open("g", "class", "level " + style)
                .empty("path", "d", move(left, py(value)) + "H" + Markup.number(frame.right()));
        text("end", frame.right() - 2, py(value) - 4, label);
        svg.close("g");
        return this;
    }

    /** Draws a line over the whole height at {@code value}; {@code label} stands above it. */
    public Plot moment(String style, double value, String label, String hint) {
        svg.open("g", "class", "moment " + style)
                .empty(
                        "path",
                        "d",
                        move(px(value), frame.top()) + "V" + Markup.number(frame.bottom()));
        if (!label.isEmpty()) momentLabel(px(value), x.share(value) > 0.75, label);
        svg.leaf("title", hint).close("g");
        return this;
    }

    /** Writes into the first row in which it does not run into the label before; moments go right. */
    private void momentLabel(double at, boolean late, String label) {
        double width = label.length() * Frame.LETTER;
        double from = late ? at - 4 - width : at + 4;
        int row = 0;
        while (row < momentLabels.size() && momentLabels.get(row) + 6 > from) row++;
        if (row == momentLabels.size()) momentLabels.add(0.0);
        momentLabels.set(row, from + width);
        text(late ? "end" : "start", at + (late ? -4 : 4), frame.top() + 11 + 13.0 * row, label);
    }

    /** Writes {@code label} beside a point. */
    public Plot note(String style, Point at, String label) {
        boolean late = x.share(at.x()) > 0.7;
        svg.open("g", "class", "note " + style);
        text(
                late ? "end" : "start",
                px(at.x()) + (late ? -7 : 7),
                py(at.y()) + (late ? -6 : 12),
                label);
        svg.close("g");
        return this;
    }

    /** The finished picture. */
    public String svg() {
        return svg + "</svg>";
    }

    private void grid() {
        svg.open("g", "class", "grid");
        for (Axis.Tick tick : y.ticks()) {
            svg.empty(
                    "path", "d", move(left, py(tick.value())) + "H" + Markup.number(frame.right()));
            text("end", left - 6, py(tick.value()) + 4, tick.label());
        }
        double last = -100;
        for (Axis.Tick tick : x.ticks()) {
            double at = px(tick.value());
            double half = Frame.LETTER * tick.label().length() / 2;
            double middle = Math.min(at, frame.width() - half);
            if (middle - half < last + 8) continue;
            svg.empty("path", "d", move(at, frame.bottom()) + "v4");
            text("middle", middle, frame.height() - 6, tick.label());
            last = middle + half;
        }
        svg.close("g");
    }

    private Plot path(String style, String d) {
        svg.empty("path", "class", style, "d", d);
        return this;
    }

    private String steps(List<Point> points) {
        var d = new StringBuilder(move(px(points.get(0).x()), py(points.get(0).y())));
        for (Point point : points.subList(1, points.size())) {
            d.append('H').append(Markup.number(px(point.x())));
            d.append('V').append(Markup.number(py(point.y())));
        }
        return d.toString();
    }

    private void text(String anchor, double at, double baseline, String words) {
        svg.leaf("text", words, "x", at, "y", baseline, "text-anchor", anchor);
    }

    private static String move(double at, double height) {
        return "M" + Markup.number(at) + " " + Markup.number(height);
    }

    private double px(double value) {
        return left + x.share(value) * (frame.right() - left);
    }

    private double py(double value) {
        return frame.bottom() - y.share(value) * height();
    }

    private double height() {
        return frame.bottom() - frame.top();
    }
}
