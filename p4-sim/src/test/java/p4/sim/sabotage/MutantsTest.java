package p4.sim.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutantsTest {

    private static final ClassLoader SHIPPED = MutantsTest.class.getClassLoader();

    private record Misplaced(String name, Mistake mistake) implements Mutant {

        Misplaced(Spot spot) {
            this("MISPLACED", new Mistake("It is nowhere.", spot, Deed.NOTHING));
        }
    }

    static List<Mutant> mutants() {
        return Mutants.all();
    }

    private static void plant(Mutant mutant) {
        new Weaver(SHIPPED).weave(List.of(mutant));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void everyMutantFindsTheOnePlaceItIsFor(Mutant mutant) {
        var woven = new Weaver(SHIPPED).weave(List.of(mutant));

        assertThat(woven).containsKey(mutant.mistake().spot().method().type());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void everyMutantIsKnownByItsNameAlone(Mutant mutant) {
        assertThat(Mutants.named(mutant.name())).isSameAs(mutant);
    }

    @Test
    void aMutantForAMethodThatIsNotThereOrNotTheOnlyOneIsRefused() {
        var missing = new Misplaced(Spot.in("p4.tracker.Sweep", "dust"));
        var ambiguous = new Misplaced(Spot.in("p4.peer.Attempts$Attempt", "complain"));
        var arity = new Misplaced(Spot.in("p4.tracker.Sweep", "arm/1"));

        assertThatThrownBy(() -> plant(missing))
                .hasMessageContaining("p4.tracker.Sweep.dust, found 0");
        assertThatThrownBy(() -> plant(ambiguous)).hasMessageContaining("complain, found 2");
        assertThatThrownBy(() -> plant(arity)).hasMessageContaining("arm/1, found 0");
    }

    @Test
    void aMutantForACallThatIsNotMadeIsRefused() {
        var unmade = new Misplaced(
                Spot.in("p4.tracker.Sweep", "start").calling("p4.tracker.Sweep", "stop"));

        assertThatThrownBy(() -> plant(unmade)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoWorldsShareNoClass() throws ClassNotFoundException {
        World one = World.brokenBy(List.of(TrackerMutant.NEVER_EVICTS));
        World other = World.brokenBy(List.of());

        Class<?> tracker = one.loadClass("p4.tracker.Tracker");

        assertThat(tracker).isNotEqualTo(other.loadClass("p4.tracker.Tracker"));
        assertThat(tracker).isNotEqualTo(Class.forName("p4.tracker.Tracker"));
        assertThat(one.loadClass("p4.tracker.Tracker")).isEqualTo(tracker);
        assertThat(one.loadClass("java.util.List")).isEqualTo(List.class);
    }
}
