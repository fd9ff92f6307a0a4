package p4.sim.compare;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import p4.sim.report.chart.Frame;
import p4.sim.report.chart.Markup;
import p4.sim.report.chart.Quantity;

/** The pictures of all runs upon the same axes, with their keys and, for who cannot see them, words. */
final class VersusCharts {

    private final List<Subject> subjects;
    private final VersusPictures pictures;
    private final Markup page;

    VersusCharts(List<Subject> subjects, Markup page) {
        this.subjects = subjects;
        this.pictures = new VersusPictures(subjects);
        this.page = page;
    }

    void write() {
        begin("Peers online", "");
        subjects.forEach(
                one -> key(one, one.label().scenario() + ", seed " + one.label().seed()));
        picture(pictures::online);
        if (pictures.mostDownloads() > 0) downloads();
        if (any(Course::lags)) {
            begin(
                    "From crash to eviction",
                    "The share of crashed peers that the tracker listed no more, so long after the"
                            + " crash.");
            percentiles(Course::lags);
            picture(pictures::lags);
        }
        if (any(Course::fetches)) {
            begin(
                    "How long downloads took",
                    "The share of verified downloads that took at most so long.");
            percentiles(Course::fetches);
            picture(pictures::fetches);
        }
        untimed();
    }

    private void downloads() {
        String each = pictures.binWidth() == 1
                ? ""
                : "In the mean of " + Quantity.seconds(pictures.binWidth()) + " each.";
        begin("Downloads per second", each);
        List.of("ok", "refused", "failed", "unavailable")
                .forEach(outcome -> page.open("span", "class", "key")
                        .leaf("i", "", "class", "area " + outcome)
                        .text(outcome)
                        .close("span"));
        page.close("figcaption");
        for (Subject one : subjects) {
            page.open("div", "class", "panel")
                    .leaf("span", one.letter(), "class", "chip " + one.style());
            page.raw(pictures.downloads(one, VersusPictures.LOW_WIDE))
                    .raw(pictures.downloads(one, VersusPictures.LOW_NARROW));
            page.close("div");
        }
        page.close("figure").close("section");
    }

    private boolean any(Function<Course, Ranks> ranks) {
        return subjects.stream().anyMatch(one -> !ranks.apply(one.course()).isEmpty());
    }

    private void percentiles(Function<Course, Ranks> ranks) {
        for (Subject one : subjects) {
            boolean none = ranks.apply(one.course()).isEmpty();
            key(
                    one,
                    none
                            ? "none"
                            : Stream.of(50, 95, 99)
                                    .map(percent -> "p" + percent + " " + at(ranks, one, percent))
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static String at(Function<Course, Ranks> ranks, Subject one, int percent) {
        return Quantity.seconds(ranks.apply(one.course()).percentile(percent));
    }

    /** Says whose journals keep too little for pictures of times. */
    private void untimed() {
        String letters = subjects.stream()
                .filter(one -> !one.course().timed())
                .map(Subject::letter)
                .collect(Collectors.joining(", "));
        if (letters.isEmpty()) return;
        page.leaf(
                "p",
                "Of " + letters + " only faults are kept in the journal, so the times of its"
                        + " evictions and downloads are not drawn.",
                "class",
                "lede");
    }

    private void begin(String title, String lede) {
        page.open("section").leaf("h2", title);
        if (!lede.isEmpty()) page.leaf("p", lede, "class", "lede");
        page.open("figure").open("figcaption", "class", "keys");
    }

    private void key(Subject one, String words) {
        page.open("span", "class", "key")
                .leaf("span", one.letter(), "class", "chip " + one.style())
                .text(words)
                .close("span");
    }

    private void picture(Function<Frame, String> picture) {
        page.close("figcaption")
                .raw(picture.apply(Frame.WIDE))
                .raw(picture.apply(Frame.NARROW))
                .close("figure")
                .close("section");
    }
}
