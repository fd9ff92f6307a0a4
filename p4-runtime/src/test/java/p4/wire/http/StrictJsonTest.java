package p4.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void aKeyThatComesTwiceIsRefusedWithItsPlace() {
        assertRefused("{\"a\":{\"b c\":1,\"b c\":2}}", "$.a[\"b c\"] comes twice");
        assertRefused("{\"a\":1,\"\\u0061\":2}", "$.a comes twice");
    }

    @Test
    void sixtyFourLevelsAreReadAndOneMoreIsNot() {
        String deepest = "[".repeat(64) + "]".repeat(64);

        assertThat(StrictJson.read(deepest).elements()).hasSize(1);
        assertRefused("[" + deepest + "]", "more than 64 levels deep at $[0]");
    }

    @Test
    void aHundredThousandLevelsAreRefusedAndNotRecursedInto() {
        assertRefused("{\"a\":".repeat(100_000), "more than 64 levels deep at $.a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1,}",
                "// no\n{}",
                "{\"a\":\"\n\"}",
                ")]}'\n{}",
                "{\"a\";1}",
                "[1 2]",
                "True",
                "{\"a\"=1}"
            })
    void whatMerelyResemblesJsonIsRefused(String text) {
        assertRefused(text, "not JSON at ");
    }

    @Test
    void textAfterTheDocumentIsRefused() {
        assertThatThrownBy(() -> StrictJson.read("{} {}")).isInstanceOf(Malformed.class);
    }

    @Test
    void anUnknownKeyIsAnsweredWithTheKnownOnes() {
        JsonValue json = StrictJson.read("{\"pear\":1}");

        assertThatThrownBy(() -> json.only("peer", "port"))
                .isInstanceOf(Malformed.class)
                .hasMessage("$.pear is unknown, expected one of [peer, port]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1.0    | $.n must be a whole number from 0 to 9, found 1.0
                    1e0    | $.n must be a whole number from 0 to 9, found 1e0
                    -1     | $.n must be a whole number from 0 to 9, found -1
                    10     | $.n must be a whole number from 0 to 9, found 10
                    99999999999999999999 | $.n must be a whole number from 0 to 9, found 99999999999999999999
                    "1"    | $.n must be a whole number from 0 to 9, found text
                    null   | $.n must be a whole number from 0 to 9, found null
                    true   | $.n must be a whole number from 0 to 9, found true or false
                    []     | $.n must be a whole number from 0 to 9, found a list
                    {}     | $.n must be a whole number from 0 to 9, found an object
                    """)
    void aWrongNumberIsNamedWithItsPlace(String number, String message) {
        JsonValue json = StrictJson.read("{\"n\":" + number + "}");

        assertThatThrownBy(() -> json.get("n").whole(0, 9)).hasMessage(message);
    }

    @Test
    void aSecretThatIsANumberIsNotRepeated() {
        JsonValue json = StrictJson.read("{\"secret\":4711}");

        assertThatThrownBy(() -> json.get("secret").text())
                .hasMessage("$.secret must be text, found a number");
    }

    @Test
    void aSizeMayUseAllSixtyFourBits() {
        JsonValue json = StrictJson.read("{\"n\":9223372036854775807}");

        assertThat(json.get("n").whole(0, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aComplaintHidesWhatATerminalWouldObey() {
        JsonValue json = StrictJson.read("{\"\\u001b[2J\\u202e\":1}");

        assertThatThrownBy(() -> json.only("a"))
                .hasMessage("$[\"\\u{1b}[2J\\u{202e}\"] is unknown, expected one of [a]");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> StrictJson.read(text))
                .isInstanceOf(Malformed.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }
}
