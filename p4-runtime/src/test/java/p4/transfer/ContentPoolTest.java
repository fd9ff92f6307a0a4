package p4.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import p4.model.ContentHash;

class ContentPoolTest {

    private static final byte[] RIGHT = {1, 2, 3};
    private static final byte[] WRONG = {1, 2, 4};

    private final ContentPool pool = new ContentPool();

    @Test
    void theSameContentIsKeptOnce() {
        byte[] first = pool.keep(ContentHash.ofContent(RIGHT), RIGHT.clone());

        byte[] second = pool.keep(ContentHash.ofContent(RIGHT), RIGHT.clone());

        assertThat(second).isSameAs(first);
    }

    @Test
    void wrongBytesUnderAKnownHashStayWrong() {
        pool.keep(ContentHash.ofContent(RIGHT), RIGHT);

        byte[] kept = pool.keep(ContentHash.ofContent(RIGHT), WRONG);

        assertThat(kept).isEqualTo(WRONG);
    }
}
