package p4.sim.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" and \\ back",
                "\t\b\n\r\f\u0000\u001f\u007f",
                "a line\u2028a paragraph\u2029",
                "übermäßig 木 \ud83d\ude00",
                "</script>&'="
            })
    void stringsAreWrittenAsGsonWritesThem(String text) throws IOException {
        assertThat(new JsonLine().string(text).toString()).isEqualTo(byGson(text));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void soAreAnyOthers(long seed) throws IOException {
        var chance = new SplittableRandom(seed);
        String text = IntStream.range(0, 200)
                .mapToObj(i -> Character.toString(chance.nextInt(0, chance.nextInt(1, 0x3000))))
                .collect(Collectors.joining());

        assertThat(new JsonLine().string(text).toString()).isEqualTo(byGson(text));
    }

    private static String byGson(String text) throws IOException {
        var written = new StringWriter();
        try (var json = new JsonWriter(written)) {
            json.setStrictness(com.google.gson.Strictness.LENIENT); // a bare value
            json.value(text);
        }
        return written.toString();
    }
}
