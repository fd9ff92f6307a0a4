package p4.tracker;

import java.time.Instant;
import java.util.Optional;

/**
 * How full a tracker is as it stands, leases included that are over and not swept yet.
 *
 * <p>{@code offers} counts the files offered, each once for every holder, {@code paths} the paths they
 * are offered at; {@code nextEnd} is when the first lease ends, or did.
 */
public record TrackerGauges(
        int leases, int paths, int offers, int ticketsSpent, Optional<Instant> nextEnd) {}
