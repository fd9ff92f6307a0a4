package p4.sim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.PeerId;
import p4.sim.scenario.OverlaySpec;
import p4.sim.time.Seed;

class AcquaintancesTest {

    private static final List<Member> MEMBERS = IntStream.range(0, 50)
            .mapToObj(number -> new Member(new PeerId("p-" + number), "p", false, List.of()))
            .toList();

    private static Acquaintances knowing(int others) {
        var spec = new OverlaySpec(Duration.ofSeconds(30), others);
        return new Acquaintances(spec, MEMBERS, new Seed(7));
    }

    private static Set<PeerId> reachable(Acquaintances all) {
        Map<PeerId, Set<PeerId>> ways = new TreeMap<>();
        for (Member member : MEMBERS) {
            for (PeerId known : all.of(member.peer())) {
                ways.computeIfAbsent(member.peer(), peer -> new TreeSet<>()).add(known);
                ways.computeIfAbsent(known, peer -> new TreeSet<>()).add(member.peer());
            }
        }
        Set<PeerId> reached = new TreeSet<>();
        Queue<PeerId> next = new ArrayDeque<>(List.of(MEMBERS.get(0).peer()));
        while (!next.isEmpty()) {
            PeerId peer = next.remove();
            if (reached.add(peer)) next.addAll(ways.getOrDefault(peer, Set.of()));
        }
        return reached;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 49, 100})
    void howeverFewEachKnowsAllHangTogether(int others) {
        Acquaintances all = knowing(others);

        assertThat(reachable(all)).hasSize(MEMBERS.size());
        assertThat(MEMBERS)
                .allSatisfy(member -> assertThat(all.of(member.peer()))
                        .hasSize(Math.min(others, MEMBERS.size() - 1))
                        .doesNotHaveDuplicates()
                        .doesNotContain(member.peer())
                        .isEqualTo(all.of(member.peer())));
    }
}
