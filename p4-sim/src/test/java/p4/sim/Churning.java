package p4.sim;

import java.time.Duration;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;

/** Scenarios in virtual time in which peers called peer-1, peer-2 and so on come and go, no more. */
public final class Churning {

    private Churning() {}

    /** Sessions and gaps that go by {@code session} and {@code gap}, half of them ended by a crash. */
    public static String by(String session, String gap) {
        return "{ session: \"" + session + "\", gap: \"" + gap + "\", end: { crash: 50% } }";
    }

    /** {@code peers} peers under {@code churn} for {@code length}; they offer nothing. */
    public static Scenario scenario(int peers, String churn, Duration length) {
        long millis = length.toMillis();
        return ScenarioReader.read(
                "churning.yaml",
                "{ scenario: churning, why: Peers come and go., driver: virtual, wire: none,"
                        + " tracker: { lease: " + millis / 8 + "ms, heartbeat: " + millis / 40
                        + "ms }, peers: [ { group: peer, count: " + peers + ", churn: " + churn
                        + " } ], duration: " + millis + "ms }");
    }
}
