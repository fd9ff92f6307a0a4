package p4.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VicinityTest {

    @ParameterizedTest(name = "{0} tells of {1}: {2}")
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 192.168.1.4, true",
        "192.168.1.9, 192.168.1.4, true",
        "192.168.1.9, 8.8.8.8, true",
        "8.8.4.4, 8.8.8.8, true",
        "8.8.4.4, 2001:db8::1, true",
        "192.168.1.9, 127.0.0.1, false",
        "8.8.4.4, 192.168.1.4, false",
        "8.8.4.4, 100.64.0.1, false",
        "8.8.4.4, fd00::1, false",
        "8.8.4.4, ::1, false",
        "8.8.4.4, ::ffff:127.0.0.1, false",
        "127.0.0.1, 169.254.169.254, false",
        "127.0.0.1, fe80::1, false",
        "127.0.0.1, 0.0.0.0, false",
        "127.0.0.1, 224.0.0.1, false",
        "127.0.0.1, 999.1.1.1, false",
        "127.0.0.1, localhost, false",
        "localhost, 127.0.0.1, false",
    })
    void nobodyTellsOfWhatIsNearerThanItself(String teller, String told, boolean may) {
        assertThat(Vicinity.mayTell(teller, told)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.200, true",
        "10.1.2.3, 10.1.3.3, false",
        "2001:db8:1:2::3, 2001:db8:1:ffff::4, true",
        "2001:db8:1::3, 2001:db8:2::3, false",
        "a.example, b.example, false",
    })
    void addressesOfOneNetworkHaveOnePrefix(String one, String other, boolean same) {
        assertThat(Vicinity.prefix(one).equals(Vicinity.prefix(other))).isEqualTo(same);
    }
}
