package p4.sim.scenario;

import java.util.ArrayList;
import java.util.List;

/** The whole language: every mapping there is, in the order in which people read about them. */
final class Grammar {

    private Grammar() {}

    /** A scenario; everything else hangs from it. */
    static Block top() {
        return TopSection.BLOCK;
    }

    /** Every mapping, the whole before its parts. */
    static List<Block> blocks() {
        var blocks = new ArrayList<>(List.of(
                TopSection.BLOCK,
                TrackerSection.BLOCK,
                OverlaySection.BLOCK,
                PeersSection.BLOCK,
                PeersSection.SHARE,
                ChurnSection.BLOCK,
                ChurnSection.END,
                StationSection.CLOCK,
                LinksSection.BLOCK,
                PlacesSection.REGIONS,
                PlacesSection.MATRIX,
                LinksSection.PAIR,
                WorkloadSection.CHOICE.kinds()));
        blocks.addAll(WorkloadSection.blocks());
        blocks.add(WaveSection.BLOCK);
        blocks.add(FaultSection.CHOICE.kinds());
        blocks.addAll(FaultSection.blocks());
        blocks.add(ChecksSection.BLOCK);
        blocks.add(ChecksSection.EVENTUALLY);
        return List.copyOf(blocks);
    }
}
