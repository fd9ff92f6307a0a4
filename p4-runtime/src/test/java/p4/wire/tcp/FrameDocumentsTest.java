package p4.wire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import p4.overlay.ErrorId;
import p4.overlay.Message;
import p4.overlay.OverlayLimits;
import p4.overlay.ProtocolBounds;

/** The wire contract says what the code does. */
class FrameDocumentsTest {

    @Test
    void everySampleHasAVectorAndEveryVectorASample() throws IOException {
        assertThat(vectors().keySet())
                .containsExactlyElementsOf(FrameSamples.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("p4.wire.tcp.FramesTest#samples")
    void aVectorIsWrittenAndReadByteByByte(Map.Entry<String, Message> sample) throws IOException {
        String vector = String.valueOf(vectors().get(sample.getKey()));
        Message message = sample.getValue();
        FrameReader reader = message instanceof Message.Request
                ? FrameReader.ofRequests()
                : FrameReader.ofAnswers();

        ByteBuffer written = FrameWriter.write(message);
        Optional<Message> read = reader.read(ByteBuffer.wrap(HexFormat.of().parseHex(vector)));

        assertThat(hex(written)).isEqualTo(vector);
        assertThat(read).contains(message);
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorIsDocumentedWithItsNumber(ErrorId why) throws IOException {
        assertThat(contract()).contains("| " + why.number() + " | `" + why + "` | ");
    }

    @Test
    void theLimitsAreTheDefaults() throws IOException {
        OverlayLimits.Peers peers = OverlayLimits.DEFAULT.peers();
        OverlayLimits.Search search = OverlayLimits.DEFAULT.search();
        TcpLimits tcp = TcpLimits.DEFAULT;

        assertThat(contract())
                .contains("0 to 65,528")
                .contains("at most " + ProtocolBounds.KNOWN_MAX + " ids")
                .contains("at most " + ProtocolBounds.FILES_MAX + " files")
                .contains("at most " + ProtocolBounds.PEERS_MAX + " peers")
                .contains("text of 1 to " + ProtocolBounds.TEXT_BYTES_MAX + " bytes")
                .contains("text of at most " + ProtocolBounds.DETAIL_BYTES_MAX + " bytes")
                .contains("`hops` 1 to " + ProtocolBounds.HOPS_MAX)
                .contains("asks " + search.probes() + " neighbours")
                .contains("fan-out " + search.fanOut() + ",")
                .contains("lists at most " + peers.neighbours() + " neighbours")
                .contains("at most " + peers.perPrefix() + " are from one")
                .contains("Every " + peers.ping().toSeconds() + " s all are pinged")
                .contains("more than " + peers.requestsPerSecond() + " requests a second, or "
                        + peers.requestsAtOnce() + " at once")
                .contains("longer than " + tcp.frame().toSeconds() + " s")
                .contains(tcp.connections() + " in all, " + tcp.perAddress() + " from one address")
                .contains("for " + tcp.idle().toMinutes() + " min is closed");
        assertThat(FrameReader.FRAME_BYTES_MAX - FrameReader.HEADER_BYTES).isEqualTo(65_528);
        assertThat(ProtocolBounds.PIECE_BYTES_MAX).isEqualTo(262_144);
        assertThat(tcp.unsentBytes()).isEqualTo(1 << 20);
    }

    private static Map<String, String> vectors() throws IOException {
        String text = Files.readString(Path.of("..", "proto", "README.md"));
        int from = text.indexOf("```hex\n") + "```hex\n".length();
        Map<String, String> vectors = new LinkedHashMap<>();
        String name = "";
        for (String line :
                text.substring(from, text.indexOf("```", from)).lines().toList()) {
            if (line.endsWith(":")) name = line.substring(0, line.length() - 1);
            else vectors.merge(name, line.replace(" ", ""), String::concat);
        }
        return vectors;
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return HexFormat.of().formatHex(copy);
    }

    /** Its text, with every run of white space as one space. */
    private static String contract() throws IOException {
        return Files.readString(Path.of("..", "proto", "README.md")).replaceAll("\\s+", " ");
    }
}
