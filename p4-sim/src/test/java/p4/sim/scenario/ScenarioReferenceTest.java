package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code scenarios/README.md} and the schema to what the reader takes.
 *
 * <p>After a change of the language: {@code mvn -pl p4-sim -am test -Dtest=ScenarioReferenceTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dp4.rewrite=true}.
 */
class ScenarioReferenceTest {

    private static final Path README = Shipped.FOLDER.resolve("README.md");
    private static final Path SCHEMA = Shipped.FOLDER.resolve("scenario.schema.json");
    private static final String BEGIN = "<!-- reference: begin -->\n";
    private static final String END = "<!-- reference: end -->\n";

    @Test
    void theReferenceIsWhatTheReaderGoesBy() throws IOException {
        String readme = Files.readString(README);
        String before = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length());

        String fresh = before + "\n" + ScenarioReference.write() + "\n" + END;

        holdTo(README, fresh);
    }

    @Test
    void theSchemaIsWhatTheReaderGoesBy() throws IOException {
        holdTo(SCHEMA, ScenarioSchema.write());
    }

    @Test
    void theExampleOfTheReadmeIsAScenario() {
        assertThat(ScenarioReader.read("lost-seeders.yaml", example()).name())
                .isEqualTo("lost-seeders");
    }

    @Test
    void theMessageOfTheReadmeIsTheOneThatComes() {
        String wrong = example().replace("heartbeat", "heartbeet");

        assertThatThrownBy(() -> ScenarioReader.read("lost-seeders.yaml", wrong))
                .satisfies(bad -> assertThat(Shipped.text(README)).contains(bad.getMessage()));
    }

    private static String example() {
        String readme = Shipped.text(README);
        int begin = readme.indexOf("```yaml\n") + "```yaml\n".length();
        return readme.substring(begin, readme.indexOf("```", begin));
    }

    private static void holdTo(Path file, String fresh) throws IOException {
        if (Boolean.getBoolean("p4.rewrite")) Files.writeString(file, fresh);
        assertThat(Files.readString(file)).isEqualTo(fresh);
    }
}
