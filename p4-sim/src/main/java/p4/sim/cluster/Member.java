package p4.sim.cluster;

import java.util.List;
import p4.model.FilePath;
import p4.model.PeerId;

/** A peer of a run: its name, its group, and the files it has when it first starts. */
public record Member(PeerId peer, String group, boolean takesUploads, List<SeedFile> files) {

    public Member {
        files = List.copyOf(files);
    }

    /** A file made up for the run: {@code size} bytes, all of which follow from {@code seed}. */
    public record SeedFile(FilePath path, long size, long seed) {}
}
