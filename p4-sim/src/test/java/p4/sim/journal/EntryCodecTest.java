package p4.sim.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryCodecTest {

    private static List<Event> samples() {
        return Samples.all();
    }

    private static Entry entry(Event event) {
        return new Entry(7, Duration.ofMillis(1_500), "leechers-4", event);
    }

    @Test
    void everyKindOfEventIsSampled() {
        Set<Class<?>> sampled = new HashSet<>();
        Samples.all().forEach(event -> sampled.add(event.getClass()));

        assertThat(sampled).isEqualTo(EntryCodec.kinds(Event.class).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatWasWrittenReadsTheSame(Event event) {
        String line = EntryCodec.write(entry(event));

        assertThat(line).doesNotContain("\n");
        assertThat(EntryCodec.read(line)).isEqualTo(entry(event));
    }

    @Test
    void keysComeInTheirOrderAndDurationsSayTheirUnit() {
        String line = EntryCodec.write(entry(new Event.LeaseGranted("b", Duration.ofSeconds(6))));

        assertThat(line)
                .isEqualTo(
                        "{\"turn\":7,\"atMicros\":1500000,\"who\":\"leechers-4\","
                                + "\"event\":\"lease-granted\",\"peer\":\"b\",\"leaseEndsMicros\":6000000}");
    }

    @Test
    void whatNoEventIsCalledIsNotRead() {
        String line = "{\"turn\":1,\"atMicros\":0,\"who\":\"lab\",\"event\":\"party\"}";

        assertThatThrownBy(() -> EntryCodec.read(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("party");
    }

    @Test
    void namesNeverMeet() {
        List<String> names = EntryCodec.kinds(Event.class).map(EntryCodec::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z-]+"));
    }
}
