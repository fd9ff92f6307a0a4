package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** One command makes the certificates of a lab. */
class CaTest extends NetworkFixture {

    @Test
    void oneCommandMakesAnAuthorityAndACertificateForThisMachine() {
        Path tls = folder.resolve("tls");

        Said said = say("ca", "--out", tls.toString());

        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(said.out().lines()).hasSize(2);
        assertThat(said.out())
                .startsWith("made " + tls.resolve("ca.crt"))
                .contains("good at localhost, 127.0.0.1, ::1");
        assertThat(tls.resolve("localhost.crt")).exists();
        assertThat(tls.resolve("localhost.key")).exists();
    }

    @Test
    void theNextCommandMakesACertificateForAnotherNode() {
        String tls = folder.resolve("tls").toString();
        say("ca", "--out", tls);

        Said said = say(
                "ca", "--out", tls, "--host", "10.0.0.2", "--host", "ann.lan", "--host=fe80::1");

        assertThat(said.exit()).isEqualTo(ExitCode.OK);
        assertThat(said.out().lines()).hasSize(1);
        assertThat(said.out())
                .startsWith("made " + Path.of(tls, "10.0.0.2.crt") + " and "
                        + Path.of(tls, "10.0.0.2.key")
                        + ", good at 10.0.0.2, ann.lan, fe80::1 until ");
    }

    @Test
    void whatIsThereIsReplacedOnlyIfAskedFor() throws IOException {
        String tls = folder.resolve("tls").toString();
        say("ca", "--out", tls, "--host", "a.lan");
        String before = Files.readString(Path.of(tls, "a.lan.crt"));

        Said refused = say("ca", "--out", tls, "--host", "a.lan");
        String kept = Files.readString(Path.of(tls, "a.lan.crt"));
        Said replaced = say("ca", "--out", tls, "--host", "a.lan", "--overwrite");

        assertThat(refused.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.errors())
                .isEqualTo("there is a certificate at " + Path.of(tls, "a.lan.crt")
                        + " already; --overwrite replaces it\n");
        assertThat(kept).isEqualTo(before);
        assertThat(replaced.exit()).isEqualTo(ExitCode.OK);
        assertThat(Path.of(tls, "a.lan.crt")).content().isNotEqualTo(before);
    }

    @Test
    void whatMakesNoSenseIsOneLineAndExitCodeTwo() throws IOException {
        Path half = write("half/ca.key", "no key").getParent();

        Said host = say("ca", "--out", folder.toString(), "--host", "a.lan", "--host", "a_b");
        Said authority = say("ca", "--out", half.toString());

        assertThat(host.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(host.errors())
                .isEqualTo("--host: found \"a_b\", expected a host's name or address\n");
        assertThat(authority.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(authority.errors())
                .isEqualTo("--out: found " + half.resolve("ca.key")
                        + " alone, expected both ca.crt and ca.key, or neither\n");
    }
}
