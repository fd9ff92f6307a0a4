package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of a transfer while it runs, and at its end. */
class ProgressTextTest {

    private static final long MIB = 1L << 20;

    private final ProgressText text = new ProgressText();

    @Test
    void aTransferShowsItsShareBytesRateAndTimeLeft() {
        text.line("mid.bin", 0, 300 * MIB, Duration.ofSeconds(0), 80);

        String line = text.line("mid.bin", 100 * MIB, 300 * MIB, Duration.ofSeconds(2), 80);

        assertThat(line)
                .startsWith("mid.bin  33% ▕████")
                .endsWith("▏ 100.0 MiB of 300.0 MiB  50.0 MiB/s  0:04 left");
    }

    @Test
    void theRateIsThatOfTheLastSecondsNotOfABeginningThatWasSlow() {
        text.line("mid.bin", 0, 300 * MIB, Duration.ofSeconds(0), 80);
        text.line("mid.bin", MIB, 300 * MIB, Duration.ofSeconds(60), 80);

        String line = text.line("mid.bin", 101 * MIB, 300 * MIB, Duration.ofSeconds(61), 80);

        assertThat(line).contains("100.0 MiB/s  0:02 left");
    }

    @Test
    void theLastLineShowsTheWholeTimeAndItsRate() {
        String line = text.line("mid.bin", 300 * MIB, 300 * MIB, Duration.ofSeconds(75), 100);

        assertThat(line).contains("100% ").endsWith("300.0 MiB of 300.0 MiB  4.0 MiB/s  in 1:15");
    }

    @Test
    void atStandstillNobodyKnowsTheTimeLeft() {
        String line = text.line("mid.bin", 0, 300 * MIB, Duration.ofSeconds(1), 80);

        assertThat(line).endsWith("0 B/s  -:-- left");
    }

    @Test
    void hoursAreShownAsHours() {
        text.line("big", 0, 7200 * MIB, Duration.ofSeconds(0), 80);

        String line = text.line("big", MIB, 7200 * MIB, Duration.ofSeconds(1), 80);

        assertThat(line).endsWith("1:59:59 left");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 59, 60, 79, 80, 132, 300})
    void noLineIsWiderThanTheTerminal(int columns) {
        String name = "a name that is far too long 漢字漢字漢字漢字漢字漢字漢字.bin";

        String line = text.line(name, 17 * MIB, 4321 * MIB, Duration.ofSeconds(9), columns);

        assertThat(new AttributedString(line).columnLength()).isLessThanOrEqualTo(columns);
    }

    @Test
    void anEmptyFileIsDoneAtOnce() {
        assertThat(text.line("empty", 0, 0, Duration.ZERO, 80)).contains("100%").contains("0 B/s");
    }
}
