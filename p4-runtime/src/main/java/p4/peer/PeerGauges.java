package p4.peer;

/** How busy a peer is: streams that leave, fetches that run or wait, and bytes it may still be given. */
public record PeerGauges(int uploads, int fetches, int fetchesWaiting, long roomBytes) {}
