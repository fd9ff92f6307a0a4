package p4.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import p4.model.PeerId;
import p4.sim.net.Partition;
import p4.sim.scenario.Fault;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.scenario.Side;
import p4.sim.time.Seed;

/** The tracker is node 0, a-1 to a-3 are 1 to 3, b-1 and b-2 are 4 and 5. */
class DisturbancesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Side A = new Side.Group("a");
    private static final Side SOME = new Side.Some(new Fault.Who(1, false, "b"));
    private static final Scenario SCENARIO = ScenarioReader.read("cut.yaml", """
            scenario: cut
            why: To see who is cut off.
            tracker: { region: na-east }
            peers: [ { group: a, count: 3, region: europe }, { group: b, count: 2, region: na-east } ]
            links: world
            duration: 10s
            """);

    private static List<Set<Integer>> islands(Optional<Side> bridges, Side... sides) {
        var cut = new Fault.Partition(SECOND, List.of(sides), false, bridges, SECOND);
        var rule = (Partition) new Disturbances(SCENARIO, new Seed(7))
                .plan(cut, who -> List.of(new PeerId("b-2")))
                .orElseThrow()
                .rule();
        return rule.islands();
    }

    @Test
    void knowsEveryKindOfSide() {
        List<Side> sides = List.of(new Side.Tracker(), A, new Side.Region("na-east"), SOME);

        List<Set<Integer>> first = sides.stream()
                .map(side -> islands(Optional.empty(), side).get(0))
                .toList();

        assertThat(first).containsExactly(Set.of(0), Set.of(1, 2, 3), Set.of(0, 4, 5), Set.of(5));
        assertThat(sides.stream().map(Object::getClass).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Set.of(Side.class.getPermittedSubclasses()));
    }

    @Test
    void aSingleIslandIsCutOffFromAllOthersButTheLaboratory() {
        assertThat(islands(Optional.empty(), A)).containsExactly(Set.of(1, 2, 3), Set.of(0, 4, 5));
    }

    @Test
    void ofSeveralIslandsTheFirstCountsAndBridgesAreOnNone() {
        assertThat(islands(Optional.of(SOME), A, new Side.Region("europe"), new Side.Group("b")))
                .containsExactly(Set.of(1, 2, 3), Set.of(), Set.of(4));
    }
}
