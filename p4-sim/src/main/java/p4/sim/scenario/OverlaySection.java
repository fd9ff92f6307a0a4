package p4.sim.scenario;

import java.time.Duration;
import java.util.Optional;

/** Reads {@code overlay:}. */
final class OverlaySection {

    private static final int KNOWN_MAX = 100;

    private static final Key<Duration> PING = Key.defaulted(
            "ping",
            Words.DURATION,
            "30s",
            "How often a peer asks its neighbours whether they are alive.",
            "2s");
    private static final Key<Integer> KNOWS = Key.defaulted(
            "knows",
            Word.count(1, KNOWN_MAX),
            "3",
            "How many others a peer knows by address when it starts, drawn from those before it.",
            "1");

    /** The peers of an overlay. */
    static final Block BLOCK =
            Block.of("overlay", "How the peers of an overlay behave.", PING, KNOWS);

    private OverlaySection() {}

    static OverlaySpec read(Optional<Section> section) {
        return section.map(found -> new OverlaySpec(found.get(PING), found.get(KNOWS)))
                .orElse(OverlaySpec.USUAL);
    }
}
