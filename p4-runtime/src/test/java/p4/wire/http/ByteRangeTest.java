package p4.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bytes a request wants, as RFC 9110 says. */
final class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=2-5, 2, 4",
        "bytes=2-, 2, 8",
        "bytes=2-99, 2, 8",
        "bytes=-3, 7, 3",
        "bytes=-99, 0, 10"
    })
    void oneRangeIsWhatItSays(String header, long from, long count) {
        assertThat(ByteRange.isOne(header)).isTrue();
        assertThat(ByteRange.of(header, 10)).hasValue(new ByteRange(from, count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=999999999999999999-"})
    void aRangeThatHoldsNoByteIsEmpty(String header) {
        assertThat(ByteRange.isOne(header)).isTrue();
        assertThat(ByteRange.of(header, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,4-5",
                "bytes= 0-1",
                "lines=0-1",
                "bytes=a-b",
                "bytes=--1",
                "bytes=1000000000000000000-"
            })
    void whatIsWrittenOtherwiseDoesNotCount(String header) {
        assertThat(ByteRange.isOne(header)).isFalse();
    }

    @Test
    void anEmptyFileHasNoRange() {
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(Optional.empty());
        assertThat(ByteRange.of("bytes=-5", 0)).isEqualTo(Optional.empty());
    }
}
