package p4.sim;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window that shows files; tests are skipped where there is none. */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;

    /** Opens one that keeps its profile in {@code folder}. */
    public Browser(Path folder) {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER));
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
        this.driver = new ChromeDriver(options);
    }

    /** Shows {@code page} on a screen that is {@code width} pixels wide. */
    public ChromeDriver show(Path page, int width) {
        driver.manage().window().setSize(new Dimension(width, 900));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.get(page.toUri().toString());
        return driver;
    }

    /** What pages have logged since this was asked last. */
    public List<String> logged() {
        return messages(LogType.BROWSER);
    }

    /** The URLs that pages asked for since this was asked last; the browser's own pages are not told. */
    public List<String> requests() {
        return messages(LogType.PERFORMANCE).stream()
                .map(message -> JsonParser.parseString(message)
                        .getAsJsonObject()
                        .getAsJsonObject("message"))
                .filter(message ->
                        message.get("method").getAsString().equals("Network.requestWillBeSent"))
                .map(message -> message.getAsJsonObject("params"))
                .filter(sent -> !sent.get("documentURL").getAsString().startsWith("chrome:"))
                .map(sent -> sent.getAsJsonObject("request").get("url").getAsString())
                .toList();
    }

    private List<String> messages(String type) {
        return driver.manage().logs().get(type).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
