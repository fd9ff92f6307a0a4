package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import p4.time.ManualTimeline;

class LiveViewTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final ManualTimeline timeline = new ManualTimeline();

    private LiveView view(boolean terminal) {
        var out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return new LiveView(out, terminal, timeline, new Tally(), Duration.ofSeconds(60));
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsSaidReplacesTheLineOnATerminalAndTheLineComesBackBelow() {
        LiveView view = view(true);
        view.start();
        timeline.advance(Duration.ofMillis(250));

        view.say("broken: no-corrupt-file");
        timeline.advance(Duration.ofMillis(250));

        String[] lines = shown().split("\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).endsWith("\u001b[2Kbroken: no-corrupt-file");
        assertThat(lines[1]).contains("0.5s  set up");
    }

    @Test
    void withoutATerminalEveryLineIsPlain() {
        LiveView view = view(false);
        view.start();

        view.say("broken: no-corrupt-file");
        timeline.advance(Duration.ofSeconds(5));

        assertThat(shown()).startsWith("broken: no-corrupt-file\n").doesNotContain("\u001b");
        assertThat(shown().lines()).hasSize(2);
    }
}
