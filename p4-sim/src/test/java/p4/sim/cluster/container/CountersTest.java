package p4.sim.cluster.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountersTest {

    @Test
    void readsWhatEveryClassHasCounted() {
        var counters = Counters.read("""
                class htb 1:1003 root leaf 8010: prio 0 rate 8Kbit ceil 8Kbit burst 1600b cburst 1600b\s
                 Sent 0 bytes 0 pkt (dropped 11, overlimits 0 requeues 0)\s
                 backlog 0b 0p requeues 0
                 lended: 0 borrowed: 0 giants: 0
                 tokens: 2147483647 ctokens: 2147483647

                class htb 1:1 root rate 1Mbit ceil 1Mbit burst 1600b cburst 1600b\s
                 Sent 1048972 bytes 698 pkt (dropped 94, overlimits 45 requeues 0)\s
                 backlog 0b 0p requeues 0
                """);

        assertThat(counters.of(0x1003)).isEqualTo(new Counters.Count(0, 11, 0));
        assertThat(counters.of(1)).isEqualTo(new Counters.Count(698, 94, 45));
        assertThat(counters.classes()).hasSize(2);
    }

    @Test
    void aClassThatIsNotThereHasCountedNothing() {
        var counters = Counters.read("");

        assertThat(counters.of(1)).isEqualTo(Counters.Count.NONE);
    }
}
