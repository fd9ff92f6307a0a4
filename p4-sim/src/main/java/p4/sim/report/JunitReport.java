package p4.sim.report;

import java.util.Locale;
import p4.sim.check.Verdict;

/** The report for build servers: one test case a check, in JUnit's XML. */
final class JunitReport {

    private JunitReport() {}

    static String text(Report report) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" time=\"%.3f\">%n",
                Html.escape(
                        report.label().scenario() + " seed " + report.label().seed()),
                report.verdicts().size(),
                count(report, Verdict.Result.FAILED),
                count(report, Verdict.Result.UNKNOWN),
                report.label().took().toMillis() / 1e3));
        report.verdicts().forEach(verdict -> append(xml, report, verdict));
        return xml.append("</testsuite>\n").toString();
    }

    private static void append(StringBuilder xml, Report report, Verdict verdict) {
        xml.append("  <testcase classname=\"")
                .append(Html.escape(report.label().scenario()))
                .append("\" name=\"")
                .append(Html.escape(verdict.check().text()))
                .append("\">");
        switch (verdict.result()) {
            case PASSED -> {}
            case FAILED -> element(xml, "failure", verdict);
            case UNKNOWN -> element(xml, "error", verdict);
        }
        xml.append("<system-out>").append(Html.escape(verdict.figure())).append("</system-out>");
        xml.append("</testcase>\n");
    }

    private static void element(StringBuilder xml, String name, Verdict verdict) {
        xml.append('<').append(name).append(" message=\"").append(Html.escape(verdict.why()));
        xml.append("\"/>");
    }

    private static long count(Report report, Verdict.Result result) {
        return report.verdicts().stream()
                .filter(verdict -> verdict.result() == result)
                .count();
    }
}
