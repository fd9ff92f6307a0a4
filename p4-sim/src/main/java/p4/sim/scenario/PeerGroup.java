package p4.sim.scenario;

import java.util.Optional;

/** {@code count} peers that behave alike; they are called NAME-1, NAME-2 and so on. */
public record PeerGroup(
        String name,
        int count,
        Optional<Share> share,
        Optional<Churn> churn,
        boolean takesUploads,
        Station station) {

    /** Peers at no particular place. */
    public PeerGroup(
            String name,
            int count,
            Optional<Share> share,
            Optional<Churn> churn,
            boolean takesUploads) {
        this(name, count, share, churn, takesUploads, Station.PLAIN);
    }

    /**
     * What each peer of the group offers at first: files of its own, sizes drawn evenly.
     *
     * <p>Each file is held by {@code copies} peers of the group (1 or more).
     */
    public record Share(int files, ByteRange bytes, int copies) {}

    /** A range of sizes in bytes, both ends included. */
    public record ByteRange(long min, long max) {

        public ByteRange {
            if (min < 0 || max < min) {
                throw new IllegalArgumentException("range of bytes: " + min + ".." + max);
            }
        }
    }
}
