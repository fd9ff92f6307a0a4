package p4.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GrammarTest {

    static Stream<Key<?>> keys() {
        return Grammar.blocks().stream().flatMap(block -> block.keys().stream());
    }

    static Stream<Key<?>> keysOfOneWord() {
        return keys().filter(key -> key.form() instanceof Word<?>);
    }

    static Stream<Key<?>> keysThatCanBeLeftOut() {
        return keys().filter(key -> key.fallback().isPresent());
    }

    @ParameterizedTest
    @MethodSource("keysOfOneWord")
    void everyExampleIsWhatItsKeyTakes(Key<?> key) {
        var word = (Word<?>) key.form();

        assertThatCode(() -> word.parser().apply(key.example())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("keysThatCanBeLeftOut")
    void everyFallbackIsWhatItsKeyTakes(Key<?> key) {
        assertThatCode(key::otherwise).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyIsInKebabCaseAndSaysWhatItMeans(Key<?> key) {
        assertThat(key.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(key.doc()).endsWith(".");
        assertThat(key.example()).isNotBlank();
    }

    @Test
    void everyMappingThatCanBeWrittenIsInTheTable() {
        List<Block> reached = Grammar.blocks().stream()
                .flatMap(block -> block.keys().stream())
                .flatMap(key -> inner(key.form()))
                .distinct()
                .toList();

        assertThat(Grammar.blocks()).containsAll(reached).contains(Grammar.top());
    }

    private static Stream<Block> inner(Form<?> form) {
        if (form instanceof Block block) return Stream.of(block);
        if (form instanceof Choice choice) return Stream.of(choice.kinds());
        if (form instanceof Listing<?> listing) return inner(listing.item());
        if (form instanceof Either either) {
            return Stream.concat(inner(either.word()), inner(either.other()));
        }
        return Stream.empty();
    }
}
