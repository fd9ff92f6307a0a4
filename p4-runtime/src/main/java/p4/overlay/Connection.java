package p4.overlay;

/** One end of a connection between two peers; for the timeline of its node alone. */
public interface Connection {

    /** Where the other end is, as a numeric address; the host that was dialled until that is known. */
    String remoteHost();

    /** Sends {@code message} after those before it; does nothing once the connection is over. */
    void send(Message message);

    /** Ends it; its listener is told nothing any more. */
    void close();

    /** Hears what comes over a connection; on the timeline of its node. */
    interface Listener {

        /** Hears of {@code message}, after those sent before it. */
        void received(Message message);

        /** Hears that the other end, or the way to it, is gone; nothing comes after that. */
        void closed();
    }
}
