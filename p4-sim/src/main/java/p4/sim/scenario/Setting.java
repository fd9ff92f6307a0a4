package p4.sim.scenario;

/**
 * Another value for one place of a scenario.
 *
 * <p>{@code key} leads there through keys, names of groups and numbers of entries, counted from 1:
 * {@code tracker.lease}, {@code peers.leechers.count}, {@code faults.2.crash.at}.
 */
public record Setting(String key, String value) {

    /** Where complaints say that it stands. */
    String place() {
        return "--set " + key;
    }

    @Override
    public String toString() {
        return key + "=" + value;
    }
}
