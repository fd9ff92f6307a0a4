package p4.wire.tcp;

import java.nio.charset.StandardCharsets;
import p4.overlay.ProtocolBounds;

/** The words of an error, as short as a frame allows. */
final class Details {

    private Details() {}

    /** As much of {@code detail} as there may be; whole characters. */
    static String cut(String detail) {
        int end = detail.length();
        while (bytes(detail.substring(0, end)) > ProtocolBounds.DETAIL_BYTES_MAX) {
            end = detail.offsetByCodePoints(end, -1);
        }
        return detail.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
