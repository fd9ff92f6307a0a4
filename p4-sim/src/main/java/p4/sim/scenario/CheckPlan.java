package p4.sim.scenario;

import java.time.Duration;
import java.util.List;

/** What must hold: in every moment, within {@code within} of settling, and at the end. */
public record CheckPlan(
        List<CheckSpec> always,
        Duration within,
        List<CheckSpec> eventually,
        List<CheckSpec> atEnd) {

    public CheckPlan {
        always = List.copyOf(always);
        eventually = List.copyOf(eventually);
        atEnd = List.copyOf(atEnd);
    }
}
