package p4.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that climb, hide or look like others are none. Source: threats, rows 5, 6 and 8. */
class FilePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "docs/a.txt",
                "a b/c-d_e(1).tar.gz",
                "übung/漢字/😀",
                "%2e%2e/etc/passwd",
                "CON",
                "a/b..c/d"
            })
    void whatNamesAFileIsAPath(String value) {
        assertThat(new FilePath(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../etc/passwd",
                "a/../../b",
                "a/..",
                ".",
                "./a",
                "a/./b",
                "/etc/passwd",
                "//server/share",
                "a//b",
                "a/",
                "\\etc\\passwd",
                "..\\..\\a",
                "C:",
                "C:/Windows",
                "file.txt:stream",
                "a\0b",
                "a/b\0/../c"
            })
    void whatClimbsOrNamesAnotherPlaceIsNoPath(String value) {
        assertThatThrownBy(() -> new FilePath(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".ssh/authorized_keys", ".bashrc", "a/.git/config", "...", "a/.part"})
    void whatBeginsWithADotIsNoPath(String value) {
        assertThatThrownBy(() -> new FilePath(value)).hasMessageContaining("begins with a dot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "a ", "a./b", "a /b"})
    void whatAFileSystemWouldCutOffIsNoPath(String value) {
        assertThatThrownBy(() -> new FilePath(value)).hasMessageContaining("ends in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "\u001b[31mred",
                "a\u007f",
                "a\u009b31m",
                "txt.\u202eexe",
                "a\u2066b\u2069",
                "a\u200bb",
                "a\u200db",
                "\ufeffa",
                "a\u2028b",
                "a\ue000b",
                "a\ud800b"
            })
    void whatATerminalObeysReordersOrCannotShowIsNoPathAndIsShownEscaped(String value) {
        assertThatThrownBy(() -> new FilePath(value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(
                        message -> assertThat(message.codePoints().anyMatch(Printable::isDangerous))
                                .isFalse());
    }

    @Test
    void aNameThatIsComposedOtherwiseIsNoPathSoThatNoTwoLookAlike() {
        String composed = "caf\u00e9";
        String decomposed = "cafe\u0301";

        assertThat(new FilePath(composed).value()).isEqualTo(composed);
        assertThatThrownBy(() -> new FilePath(decomposed)).hasMessageContaining("NFC");
    }

    static Stream<String> tooLong() {
        String deep = String.join("/", Collections.nCopies(31, "a"));
        String component = "a".repeat(250);
        return Stream.of(
                "a".repeat(256),
                "é".repeat(128),
                "x/" + "a".repeat(256) + "/y",
                String.join("/", List.of(component, component, component, component, component)),
                deep);
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void whatAFileSystemCannotHoldIsNoPath(String value) {
        assertThatThrownBy(() -> new FilePath(value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message -> assertThat(message.length()).isLessThan(250));
    }

    @Test
    void theLongestNamesThatFitArePaths() {
        String component = "é".repeat(127) + "a";
        String deepest = String.join("/", Collections.nCopies(30, "a"));

        assertThat(new FilePath(component).name()).isEqualTo(component);
        assertThat(new FilePath(deepest).components()).hasSize(FilePath.COMPONENTS_MAX);
    }

    @Test
    void aPathLiesUnderItsFoldersAndNotUnderWhatMerelyBeginsAlike() {
        var path = new FilePath("docs/old/a.txt");

        assertThat(path.isUnder(new FilePath("docs"))).isTrue();
        assertThat(path.isUnder(new FilePath("docs/old"))).isTrue();
        assertThat(path.isUnder(path)).isTrue();
        assertThat(path.isUnder(new FilePath("doc"))).isFalse();
        assertThat(path.isUnder(new FilePath("docs/ol"))).isFalse();
        assertThat(new FilePath("docs").resolve("old").resolve("a.txt")).isEqualTo(path);
    }
}
