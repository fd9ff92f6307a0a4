package p4.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import p4.time.ManualTimeline;

/** What is listed of programs that only tell names. */
final class NameListTest {

    private static final CompatLimits LIMITS =
            CompatLimits.DEFAULT.withLife(Duration.ofSeconds(15));

    private final ManualTimeline timeline = new ManualTimeline();
    private final NameList<String> list = new NameList<>(LIMITS, timeline);

    @Test
    void everyHolderOfANameIsListedAndEveryNameOnce() {
        list.add("ann", List.of("song", "poem"));
        list.add("bob", List.of("song"));
        list.add("bob", List.of("song", "plan"));

        assertThat(list.names()).containsExactly("plan", "poem", "song");
        assertThat(list.holders("song")).containsExactly("ann", "bob");
        assertThat(list.names("bob")).containsExactly("plan", "song");
        assertThat(list.holders("none")).isEmpty();
    }

    @Test
    void whoLeavesTakesItsNamesAlongAndNobodyElses() {
        list.add("ann", List.of("song", "poem"));
        list.add("bob", List.of("song"));

        assertThat(list.remove("ann")).isTrue();
        assertThat(list.remove("ann")).isFalse();
        assertThat(list.names()).containsExactly("song");
        assertThat(list.holders("song")).containsExactly("bob");
    }

    @Test
    void whoIsSilentForItsLifeIsGoneAndWhoIsHeardOfStays() {
        list.add("ann", List.of("song"));
        list.add("bob", List.of("song"));

        timeline.advance(Duration.ofSeconds(10));
        list.touch("ann");
        timeline.advance(Duration.ofSeconds(5));

        assertThat(list.holders("song")).containsExactly("ann");
        assertThat(list.names("bob")).isEmpty();
    }

    @Test
    void whoIsGoneDoesNotComeBackByATouch() {
        list.add("ann", List.of("song"));
        timeline.advance(LIMITS.life());

        list.touch("ann");

        assertThat(list.names()).isEmpty();
    }

    @Test
    void whatIsTooMuchIsRefusedWhole() {
        List<String> many = IntStream.rangeClosed(0, LIMITS.filesPerGuest())
                .mapToObj(i -> "file-" + i)
                .toList();

        assertThat(list.add("ann", many)).isFalse();
        assertThat(list.add("ann", List.of("fits", "x".repeat(1_025)))).isFalse();
        assertThat(list.names()).isEmpty();
        assertThat(list.add("ann", many.subList(1, many.size()))).isTrue();
        assertThat(list.add("ann", List.of("one more"))).isFalse();
    }

    @Test
    void neitherHoldersNorNamesAreMoreThanTheLimits() {
        for (int i = 0; i < LIMITS.guests(); i++) {
            int first = i * 200;
            List<String> names =
                    IntStream.range(first, first + 200).mapToObj(n -> "n" + n).toList();
            list.add("holder-" + i, names);
        }

        assertThat(list.names()).hasSize(LIMITS.listedMax());
        assertThat(list.add("another", List.of("name"))).isFalse();
        assertThat(list.remove("holder-0")).isTrue();
        assertThat(list.add("another", List.of("name"))).isTrue();
    }
}
