package p4.sim.report.gist;

import java.util.Locale;
import java.util.regex.Pattern;
import p4.sim.report.chart.Quantity;

/** A figure that every run has and that two runs can be compared by. */
public enum Metric {
    DOWNLOADS_OK("downloads that ended well", Unit.COUNT, Better.MORE),
    DOWNLOADS_FAILED("downloads that failed", Unit.COUNT, Better.LESS),
    DOWNLOADS_REFUSED("downloads that were refused", Unit.COUNT, Better.NEITHER),
    DOWNLOADS_UNAVAILABLE("downloads nobody could serve", Unit.COUNT, Better.LESS),
    DOWNLOAD_SUCCESS("honest downloads that succeeded", Unit.SHARE, Better.MORE),
    SEARCH_SUCCESS("searches that succeeded", Unit.SHARE, Better.MORE),
    PUT_SUCCESS("uploads that succeeded", Unit.SHARE, Better.MORE),
    FIRST_BYTE_P50("time to first byte p50", Unit.SECONDS, Better.LESS),
    FIRST_BYTE_P95("time to first byte p95", Unit.SECONDS, Better.LESS),
    FIRST_BYTE_P99("time to first byte p99", Unit.SECONDS, Better.LESS),
    FETCH_TIME_P50("fetch time p50", Unit.SECONDS, Better.LESS),
    FETCH_TIME_P95("fetch time p95", Unit.SECONDS, Better.LESS),
    FETCH_TIME_P99("fetch time p99", Unit.SECONDS, Better.LESS),
    ONLINE_TIME("time online of all peers", Unit.SECONDS, Better.NEITHER),
    CRASHES("crashes", Unit.COUNT, Better.NEITHER),
    EVICTIONS("evictions", Unit.COUNT, Better.NEITHER),
    EVICTION_LAG_P50("eviction lag p50", Unit.SECONDS, Better.LESS),
    EVICTION_LAG_P99("eviction lag p99", Unit.SECONDS, Better.LESS),
    RECOVERY_TIME("recovery of the tracker, slowest", Unit.SECONDS, Better.LESS),
    BYTES_KEPT("bytes verified and kept", Unit.BYTES, Better.NEITHER),
    BYTES_SERVED("bytes sent by holders", Unit.BYTES, Better.NEITHER),
    BUSIEST_PEER_BYTES("bytes sent by the busiest peer", Unit.BYTES, Better.LESS),
    BUSIEST_PEER_SHARE("share of the busiest peer", Unit.SHARE, Better.LESS),
    CONTROL_MESSAGES_PER_PEER_HOUR("control messages per peer and hour", Unit.COUNT, Better.LESS),
    CONTROL_BYTES_PER_PEER_HOUR("control bytes per peer and hour", Unit.BYTES, Better.LESS),
    TRACKER_MESSAGES_PER_SECOND("messages at the tracker per second", Unit.COUNT, Better.LESS);

    private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

    private final String title;
    private final Unit unit;
    private final Better better;

    Metric(String title, Unit unit, Better better) {
        this.title = title;
        this.unit = unit;
        this.better = better;
    }

    /** The unit of a figure. */
    public enum Unit {
        COUNT,
        /** From 0 to 1. */
        SHARE,
        SECONDS,
        BYTES
    }

    /** Which way a figure should go. */
    public enum Better {
        LESS,
        MORE,
        /** Neither way is a merit. */
        NEITHER
    }

    /** How {@code report.json} calls it, such as {@code fetchTimeP99}. */
    public String key() {
        String lower = name().toLowerCase(Locale.ROOT);
        return NEXT_WORD
                .matcher(lower)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** What it is counted in. */
    public Unit unit() {
        return unit;
    }

    /** Which way it should go. */
    public Better better() {
        return better;
    }

    /** {@code value} as people read it; shares are rounded down. */
    public String words(double value) {
        return switch (unit) {
            case COUNT -> Quantity.compact(value);
            case SHARE -> Quantity.percent(value);
            case SECONDS -> Quantity.seconds(value);
            case BYTES -> Quantity.bytes(Math.round(value));
        };
    }
}
