package p4.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The report as a browser shows it; skipped where there is no Chromium. */
@Tag("browser")
class ReportBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    @TempDir
    private static Path folder;

    private static ChromeDriver browser;

    @BeforeAll
    static void open() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER));
        SampleRun.report(7, true).write(folder.resolve("good"), SampleRun.journal(7, true));
        SampleRun.report(7, false).write(folder.resolve("bad"), SampleRun.journal(7, false));
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions().setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"));
        System.setProperty("webdriver.chrome.driver", DRIVER.toString());
        browser = new ChromeDriver(options);
    }

    @AfterAll
    static void close() {
        if (browser != null) browser.quit();
    }

    private static void show(String run, int width) {
        browser.manage().window().setSize(new Dimension(width, 900));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        browser.get(folder.resolve(run).resolve("report.html").toUri().toString());
    }

    private static long number(String script) {
        return ((Number) browser.executeScript("return " + script)).longValue();
    }

    @ParameterizedTest(name = "{0} at {1} px")
    @CsvSource({"good,375", "good,1280", "bad,375", "bad,1280"})
    void thePageIsNeverWiderThanTheScreen(String run, int width) {
        show(run, width);

        assertThat(number("window.innerWidth")).isEqualTo(width);
        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }

    @ParameterizedTest(name = "{0} px")
    @CsvSource({"375,narrow", "1280,wide"})
    void everyChartIsThereOnceAndLargeEnoughToRead(int width, String frame) {
        show("good", width);

        List<WebElement> shown = browser.findElements(By.cssSelector("svg.chart")).stream()
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
        show("bad", 375);

        WebElement reasons = browser.findElement(By.cssSelector(".masthead.failed .reasons"));

        assertThat(reasons.getText()).contains("everyone-registered", "still registered");
        assertThat(reasons.getLocation().getY()).isLessThan(600);
    }

    @Test
    void nothingIsLoggedAndNoRequestLeavesThePage() {
        browser.manage().logs().get(LogType.PERFORMANCE);

        show("good", 1280);

        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        assertThat(browser.manage().logs().get(LogType.PERFORMANCE).getAll())
                .filteredOn(entry -> entry.getMessage().contains("Network.requestWillBeSent\""))
                .isNotEmpty()
                .allMatch(entry -> entry.getMessage().matches(".*\"url\":\"(file|data):.*"))
                .noneMatch(entry -> entry.getMessage().contains("\"url\":\"http"));
    }
}
