package p4.sim.net;

/** Bytes that leave node {@code source} for node {@code target}, as the rules see them. */
public record Packet(int source, int target, long bytes, Kind kind) {

    /** What becomes of a packet that is lost. */
    public enum Kind {
        /** It is gone. */
        DATAGRAM,
        /** A part of a connection, which sends it again. */
        SEGMENT
    }

    public Packet {
        if (bytes < 0) throw new IllegalArgumentException("bytes: " + bytes);
    }
}
