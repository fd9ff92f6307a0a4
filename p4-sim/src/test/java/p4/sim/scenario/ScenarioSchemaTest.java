package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ScenarioSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioSchema.write());

    static List<Path> good() {
        return Shipped.good();
    }

    static Stream<Long> seeds() {
        return Stream.iterate(0L, seed -> seed + 1).limit(50);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void acceptsEveryScenarioThatIsShipped(Path file) {
        assertThat(complaints(Shipped.text(file))).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void acceptsWhatTheWriterWrites(long seed) {
        assertThat(complaints(ScenarioWriter.write(RandomScenarios.draw(seed)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "columns-inline",
                "missing-key",
                "needless-bound",
                "no-bound",
                "no-statistic",
                "no-unit",
                "preset",
                "two-kinds",
                "unknown-check",
                "unknown-key",
                "wrong-section"
            })
    void refusesWhatNeedsNoArithmetic(String name) {
        Path file = Shipped.FOLDER.resolve("broken").resolve(name + ".yaml");

        assertThat(complaints(Shipped.text(file))).isNotEmpty();
    }

    private static List<com.networknt.schema.Error> complaints(String yaml) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(new Gson().toJson(tree), InputFormat.JSON);
    }
}
