package p4.sim.report.gist;

/** A download that ended well; {@code took} is in seconds, {@code detail} says how it went. */
public record Download(String peer, String path, long bytes, double took, String detail) {}
