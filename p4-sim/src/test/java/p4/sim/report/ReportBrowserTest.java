package p4.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import p4.sim.Browser;

/** The report as a browser shows it; skipped where there is no Chromium. */
@Tag("browser")
class ReportBrowserTest {

    @TempDir
    private static Path folder;

    private static Optional<Browser> browser = Optional.empty();

    @BeforeAll
    static void open() {
        browser = Optional.of(new Browser(folder));
        SampleRun.report(7, true).write(folder.resolve("good"), SampleRun.journal(7, true));
        SampleRun.report(7, false).write(folder.resolve("bad"), SampleRun.journal(7, false));
    }

    @AfterAll
    static void close() {
        browser.ifPresent(Browser::close);
    }

    private static ChromeDriver show(String run, int width) {
        return browser.orElseThrow().show(folder.resolve(run).resolve("report.html"), width);
    }

    private static long number(ChromeDriver shown, String script) {
        Object value = shown.executeScript("return " + script);
        return ((Number) Optional.ofNullable(value).orElseThrow()).longValue();
    }

    @ParameterizedTest(name = "{0} at {1} px")
    @CsvSource({"good,375", "good,1280", "bad,375", "bad,1280"})
    void thePageIsNeverWiderThanTheScreen(String run, int width) {
        ChromeDriver page = show(run, width);

        assertThat(number(page, "window.innerWidth")).isEqualTo(width);
        assertThat(number(page, "document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }

    @ParameterizedTest(name = "{0} px")
    @CsvSource({"375,narrow", "1280,wide"})
    void everyChartIsThereOnceAndLargeEnoughToRead(int width, String frame) {
        ChromeDriver page = show("good", width);

        List<WebElement> shown = page.findElements(By.cssSelector("svg.chart")).stream()
                .filter(WebElement::isDisplayed)
                .toList();

        assertThat(shown).hasSize(5).allSatisfy(chart -> {
            assertThat(chart.getDomAttribute("class")).contains(frame);
            assertThat(chart.getSize().getWidth()).isGreaterThan(width == 375 ? 320 : 800);
            assertThat(chart.getSize().getHeight()).isGreaterThan(200);
        });
    }

    @Test
    void theVerdictAndItsReasonStandAtTheTop() {
        ChromeDriver page = show("bad", 375);

        WebElement reasons = page.findElement(By.cssSelector(".masthead.failed .reasons"));

        assertThat(reasons.getText()).contains("everyone-registered", "still registered");
        assertThat(reasons.getLocation().getY()).isLessThan(600);
    }

    @Test
    void nothingIsLoggedAndNoRequestLeavesThePage() {
        browser.orElseThrow().requests();

        show("good", 1280);

        assertThat(browser.orElseThrow().logged()).isEmpty();
        assertThat(browser.orElseThrow().requests())
                .isNotEmpty()
                .allMatch(url -> url.matches("(file|data):.*"));
    }
}
