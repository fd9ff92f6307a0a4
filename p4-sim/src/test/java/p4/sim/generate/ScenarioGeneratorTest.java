package p4.sim.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.sim.scenario.Churn;
import p4.sim.scenario.ClockSpec;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Fault;
import p4.sim.scenario.LinkSpec;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Places;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.scenario.ScenarioWriter;
import p4.sim.scenario.Workload;

class ScenarioGeneratorTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsDrawnIsValidAndReadsBackEqual(long seed) {
        Scenario drawn = ScenarioGenerator.draw(seed);

        Scenario read = ScenarioReader.read("drawn.yaml", ScenarioWriter.write(drawn));

        assertThat(read).isEqualTo(drawn);
        assertThat(read.seeds()).containsExactly(seed);
        assertThat(read.driver()).isEqualTo(DriverKind.VIRTUAL);
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherSomethingElse() {
        assertThat(ScenarioGenerator.draw(7)).isEqualTo(ScenarioGenerator.draw(7));
        assertThat(seeds().mapToObj(ScenarioGenerator::draw)
                        .map(Scenario::peers)
                        .distinct())
                .hasSizeGreaterThan(150);
    }

    @Test
    void linksAndClocksOfEveryKindAreDrawnSoonerOrLater() {
        List<Scenario> drawn = seeds().mapToObj(ScenarioGenerator::draw).toList();
        List<LinkSpec> links =
                drawn.stream().flatMap(scenario -> scenario.links().stream()).toList();

        assertThat(links).hasSizeBetween(100, 170);
        assertThat(links)
                .anyMatch(spec -> spec.places().isPresent())
                .anyMatch(spec -> spec.places().filter(Places::areRegions).isPresent())
                .anyMatch(spec -> spec.terms().jitter().isPresent())
                .anyMatch(spec -> spec.terms().loss().isPresent())
                .anyMatch(spec -> spec.terms().duplication().isPresent())
                .anyMatch(spec -> spec.terms().reordering().isPresent())
                .anyMatch(spec -> !spec.speeds().isEmpty())
                .anyMatch(spec -> !spec.between().isEmpty());
        assertThat(drawn)
                .anyMatch(scenario -> !scenario.tracker().station().clock().equals(ClockSpec.RIGHT))
                .anyMatch(scenario -> scenario.peers().stream()
                        .anyMatch(group -> !group.station().clock().equals(ClockSpec.RIGHT)));
    }

    @Test
    void everyKindOfWorkOfChurnAndOfTroubleIsDrawnSoonerOrLater() {
        Set<Class<?>> drawn = new HashSet<>();

        seeds().mapToObj(ScenarioGenerator::draw).forEach(scenario -> {
            scenario.workload().forEach(work -> drawn.add(work.getClass()));
            scenario.faults().forEach(fault -> drawn.add(fault.getClass()));
            scenario.peers().stream()
                    .map(PeerGroup::churn)
                    .forEach(churn -> churn.ifPresent(one -> drawn.add(one.getClass())));
        });

        assertThat(drawn)
                .contains(Workload.class.getPermittedSubclasses())
                .contains(Churn.class.getPermittedSubclasses())
                .contains(Stream.of(Fault.class.getPermittedSubclasses())
                        .filter(kind ->
                                kind != Fault.LoseMachines.class) // there is but one machine
                        .toArray(Class<?>[]::new));
    }
}
