package p4.sim.member;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrainingTest {

    @Test
    void aMemberDoesAllThatItIsOrderedAndEnds() {
        assertThatCode(() -> Training.play(new SplittableRandom(7))).doesNotThrowAnyException();
    }
}
