package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tracker is told of dialects. */
final class DialectArgumentsTest {

    private static final InetSocketAddress TRACKER = AddressText.local(8_010);

    @Test
    void aDialectListensAtTheOriginalsPortsBesideTheTracker() {
        DialectArguments given =
                read("--dialect", "p4-classic,p4-classic", "--dialect-lease", "5s");

        assertThat(given.dialects()).containsExactly(Dialect.P4_CLASSIC);
        assertThat(given.listen(Dialect.P4_CLASSIC, TRACKER)).isEqualTo(AddressText.local(8_000));
        assertThat(given.data(Dialect.P4_CLASSIC, TRACKER)).isEqualTo(AddressText.local(8_001));
        assertThat(given.gateway(TRACKER)).isEqualTo(AddressText.local(0));
        assertThat(given.limits().life()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aDialectListensWhereItIsTold() {
        DialectArguments given =
                read("--dialect", "p4-classic", "--dialect-listen", "p4-classic=127.0.0.1:9000");

        assertThat(given.listen(Dialect.P4_CLASSIC, TRACKER)).isEqualTo(AddressText.local(9_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dialect p4-clasic | '--dialect: found \"p4-clasic\", expected"
                        + " p4-classic|pserver|inverse|catalog'",
                "--dialect-data p4-classic=127.0.0.1:1 | --dialect-data: found \"p4-classic\","
                        + " expected --dialect p4-classic",
                "--gateway 127.0.0.1:1 | --gateway: found \"127.0.0.1:1\", expected --dialect NAME"
                        + " with it",
                "--dialect p4-classic --dialect-listen 127.0.0.1:1 | --dialect-listen: found"
                        + " \"127.0.0.1:1\", expected NAME=HOST:PORT such as"
                        + " p4-classic=127.0.0.1:8000",
            })
    void whatMakesNoSenseIsOneLine(String words, String line) {
        assertThatThrownBy(() -> read(words.split(" ")))
                .isInstanceOf(BadValue.class)
                .hasMessage(line);
    }

    @Test
    void aDialectCannotListenWhereTheTrackerDoes() {
        DialectArguments given = read("--dialect", "p4-classic");

        assertThatThrownBy(() -> given.check(AddressText.local(8_000)))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("expected another address than that of p4-classic");
    }

    @Test
    void twoDialectsCannotListenAtOnePlace() {
        assertThatThrownBy(() -> read(
                        "--dialect",
                        "inverse,catalog",
                        "--dialect-listen",
                        "catalog=127.0.0.1:8080"))
                .isInstanceOf(BadValue.class)
                .hasMessage("--dialect: found \"catalog\", expected another address than that of"
                        + " inverse, by --dialect-listen catalog=HOST:PORT");
    }

    private static DialectArguments read(String... words) {
        var given = new DialectArguments();
        new CommandLine(given).read(List.of(words));
        given.check(TRACKER);
        return given;
    }
}
