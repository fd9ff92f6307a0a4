package p4.sim.report;

import java.util.Locale;
import p4.sim.check.Verdict;
import p4.sim.report.chart.Markup;

/** The report for build servers: one test case a check, in JUnit's XML. */
final class JunitReport {

    private JunitReport() {}

    static String text(Report report) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" time=\"%.3f\">\n",
                Markup.escape(
                        report.label().scenario() + " seed " + report.label().seed()),
                report.verdicts().size() + report.doubts().size(),
                count(report, Verdict.Result.FAILED),
                count(report, Verdict.Result.UNKNOWN) + report.doubts().size(),
                report.label().took().toMillis() / 1e3));
        report.verdicts().forEach(verdict -> append(xml, report, verdict));
        report.doubts().forEach(doubt -> appendDoubt(xml, report, doubt));
        return xml.append("</testsuite>\n").toString();
    }

    private static void append(StringBuilder xml, Report report, Verdict verdict) {
        xml.append("  <testcase classname=\"")
                .append(Markup.escape(report.label().scenario()))
                .append("\" name=\"")
                .append(Markup.escape(verdict.check().text()))
                .append("\">");
        switch (verdict.result()) {
            case PASSED -> {}
            case FAILED -> element(xml, "failure", verdict);
            case UNKNOWN -> element(xml, "error", verdict);
        }
        xml.append("<system-out>").append(Markup.escape(verdict.figure())).append("</system-out>");
        xml.append("</testcase>\n");
    }

    private static void appendDoubt(StringBuilder xml, Report report, String doubt) {
        xml.append("  <testcase classname=\"")
                .append(Markup.escape(report.label().scenario()))
                .append("\" name=\"the laboratory\"><error message=\"")
                .append(Markup.escape(doubt))
                .append("\"/></testcase>\n");
    }

    private static void element(StringBuilder xml, String name, Verdict verdict) {
        xml.append('<').append(name).append(" message=\"").append(Markup.escape(verdict.why()));
        xml.append("\"/>");
    }

    private static long count(Report report, Verdict.Result result) {
        return report.verdicts().stream()
                .filter(verdict -> verdict.result() == result)
                .count();
    }
}
