package p4.compat.inverse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.FilePath;

/** How paths stand in URLs. */
final class FileUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "docs/plan.txt", "my songs/ñandú.txt", "100%/a+b?.txt", "日本/語"})
    void aPathIsReadAsItWasWritten(String path) {
        String url = FileUrl.of(new FilePath(path));

        assertThat(url).matches("/files/[A-Za-z0-9._~/%-]+");
        assertThat(FileUrl.path(url)).hasValue(new FilePath(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/",
                "/files/../a",
                "/files/%2e%2e/a",
                "/files/a%2F..%2Fb",
                "/files//a",
                "/files/%",
                "/files/%4",
                "/files/%zz",
                "/files/%00",
                "/files/%ff",
                "/files/%5Ca",
                "/files/ñ",
                "/other/a"
            })
    void whatNoFileCanBeCalledIsNoPath(String url) {
        assertThat(FileUrl.path(url)).isEmpty();
    }
}
