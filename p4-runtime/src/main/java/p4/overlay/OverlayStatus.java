package p4.overlay;

/** How a node of an overlay is doing, at one moment; bytes are counted since it started. */
public record OverlayStatus(
        NodeId id,
        int neighbours,
        int filesOffered,
        long bytesOffered,
        int uploadsRunning,
        long bytesServed,
        long bytesFetched) {}
