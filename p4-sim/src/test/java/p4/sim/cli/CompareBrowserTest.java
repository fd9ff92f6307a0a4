package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

/** The page of a comparison as a browser shows it; skipped where there is no Chromium. */
@Tag("browser")
class CompareBrowserTest {

    @TempDir
    private static Path folder;

    private static Optional<Browser> browser = Optional.empty();

    @BeforeAll
    static void open() throws IOException {
        browser = Optional.of(new Browser(folder));
        String first = leave("1");
        String second = leave("2");
        compare("two.html", first, second);
        compare("six.html", first, second, first, second, first, second);
    }

    @AfterAll
    static void close() {
        browser.ifPresent(Browser::close);
    }

    private static String leave(String seed) throws IOException {
        Path results = folder.resolve("seed-" + seed);
        Said.by(
                "../scenarios/smoke.yaml",
                "--driver",
                "virtual",
                "--wire",
                "none",
                "--seed",
                seed,
                "--results",
                results.toString());
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(left -> left.endsWith("report.json"))
                    .map(left -> String.valueOf(left.getParent()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void compare(String page, String... runs) {
        Stream<String> options = Stream.of("--html", folder.resolve(page).toString());
        Said said = Said.by(Stream.of(Stream.of("compare"), Stream.of(runs), options)
                .flatMap(words -> words)
                .toArray(String[]::new));
        assertThat(said.exit()).as(said.errors()).isEqualTo(ExitCode.PASSED);
    }

    private static ChromeDriver show(String page, int width) {
        return browser.orElseThrow().show(folder.resolve(page), width);
    }

    @ParameterizedTest(name = "{0} at {1} px")
    @CsvSource({"two.html,375", "two.html,1280", "six.html,375", "six.html,1280"})
    void thePageIsNeverWiderThanTheScreen(String page, int width) {
        ChromeDriver shown = show(page, width);

        Object wide = shown.executeScript("return document.documentElement.scrollWidth");

        assertThat(((Number) Optional.ofNullable(wide).orElseThrow()).intValue())
                .isLessThanOrEqualTo(width);
    }

    @ParameterizedTest(name = "{0} at {1} px")
    @CsvSource({"two.html,375,narrow,5", "two.html,1280,wide,5", "six.html,1280,wide,9"})
    void everyChartIsThereOnceWithAPanelOfDownloadsForEachRun(
            String page, int width, String frame, int charts) {
        ChromeDriver shown = show(page, width);

        List<WebElement> visible = shown.findElements(By.cssSelector("svg.chart")).stream()
                .filter(WebElement::isDisplayed)
                .toList();

        assertThat(visible).hasSize(charts).allSatisfy(chart -> {
            assertThat(chart.getDomAttribute("class")).contains(frame);
            assertThat(chart.getSize().getWidth()).isGreaterThan(width == 375 ? 320 : 800);
        });
    }

    @Test
    void aLineOfEveryRunIsDrawnOnTheSameAxes() {
        ChromeDriver shown = show("two.html", 1280);

        List<WebElement> lines =
                shown.findElements(By.cssSelector("section:nth-of-type(3) svg.wide path.run.line"));

        assertThat(lines)
                .extracting(line -> line.getDomAttribute("class"))
                .containsExactly("run run-a line", "run run-b line");
    }

    @Test
    void onAPhoneEveryValueStandsBesideItsRun() {
        ChromeDriver shown = show("two.html", 375);

        WebElement row = shown.findElement(By.cssSelector(".versus tbody tr"));

        assertThat(row.findElements(By.cssSelector("td .chip")))
                .allMatch(WebElement::isDisplayed)
                .extracting(WebElement::getText)
                .containsExactly("A", "B");
    }

    @Test
    void nothingIsLoggedAndNoRequestLeavesThePage() {
        browser.orElseThrow().requests();
        browser.orElseThrow().logged();

        show("six.html", 1280);

        assertThat(browser.orElseThrow().logged()).isEmpty();
        assertThat(browser.orElseThrow().requests())
                .isNotEmpty()
                .allMatch(url -> url.matches("(file|data):.*"));
    }
}
