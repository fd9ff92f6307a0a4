package p4.sim.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import p4.model.Token;

class MemberArgumentsTest {

    private static final Token TOKEN = Token.draw(new SplittableRandom(7));
    private static final Map<String, String> ENVIRONMENT =
            Map.of(MemberArguments.TOKEN, TOKEN.secret());

    @TempDir
    private Path folder;

    @Test
    void aMemberKeepsItsFilesBelowDataUnlessItIsTold() {
        var plain = MemberArguments.read(List.of("--listen", "0.0.0.0:7400"), ENVIRONMENT);
        var told = MemberArguments.read(
                List.of("--home", "/elsewhere", "--listen", "127.0.0.1:0"), ENVIRONMENT);

        assertThat(plain.home()).isEqualTo(Path.of("/data"));
        assertThat(plain.listen().getPort()).isEqualTo(7400);
        assertThat(told.home()).isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void theTokenMayLieInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN.secret() + "\n");

        var read = MemberArguments.read(
                List.of("--listen", "127.0.0.1:0"),
                Map.of(MemberArguments.TOKEN_FILE, file.toString()));

        assertThat(read.token()).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "--listen 127.0.0.1, HOST:PORT",
        "--listen 127.0.0.1:99999, HOST:PORT",
        "--listen 127.0.0.1:0 --hoem /x, found --hoem",
        "--listen, nothing behind it"
    })
    void whatMakesNoSenseIsSaidInOneLine(String words, String said) {
        assertThatThrownBy(() -> MemberArguments.read(List.of(words.split(" ")), ENVIRONMENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void withoutATokenThereIsNoMember() {
        assertThatThrownBy(() -> MemberArguments.read(List.of("--listen", "127.0.0.1:0"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(MemberArguments.TOKEN);
    }
}
