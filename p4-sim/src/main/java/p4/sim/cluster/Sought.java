package p4.sim.cluster;

import java.util.List;
import p4.model.FilePath;
import p4.model.PeerEndpoint;

/** What a search of an overlay found; {@code query} is the number that nodes know it by. */
public record Sought(String query, List<Find> finds) {

    public Sought {
        finds = List.copyOf(finds);
    }

    /** A file, and where those listen that said themselves that they hold it. */
    public record Find(FilePath path, List<PeerEndpoint> holders) {

        public Find {
            holders = List.copyOf(holders);
        }
    }
}
