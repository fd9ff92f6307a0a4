package p4.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {

    private static final List<Verdict> ALL = List.of(
            new Verdict.Pass(),
            new Verdict.Delay(3),
            new Verdict.Delay(5),
            new Verdict.Duplicate(2, 7),
            new Verdict.Duplicate(0, 0),
            new Verdict.Drop("cut"));

    static Stream<Arguments> triples() {
        var triples = new ArrayList<Arguments>();
        for (Verdict a : ALL)
            for (Verdict b : ALL) for (Verdict c : ALL) triples.add(Arguments.of(a, b, c));
        return triples.stream();
    }

    @ParameterizedTest
    @MethodSource("triples")
    void itDoesNotMatterWhichRuleIsAskedFirst(Verdict a, Verdict b, Verdict c) {
        assertThat(a.and(b)).isEqualTo(b.and(a));
        assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
    }

    @Test
    void anyTwoMakeOne() {
        Set<Class<?>> kinds = ALL.stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(kinds).isEqualTo(Set.of(Verdict.class.getPermittedSubclasses()));

        for (Verdict each : ALL) {
            assertThat(each.and(new Verdict.Pass())).isEqualTo(each);
            assertThat(each.and(new Verdict.Drop("cut"))).isEqualTo(new Verdict.Drop("cut"));
        }
    }

    @Test
    void delaysAddUpAndACopyStaysACopy() {
        assertThat(new Verdict.Delay(3).and(new Verdict.Delay(5))).isEqualTo(new Verdict.Delay(8));
        assertThat(new Verdict.Delay(3).and(new Verdict.Duplicate(2, 7)))
                .isEqualTo(new Verdict.Duplicate(5, 7));
    }
}
