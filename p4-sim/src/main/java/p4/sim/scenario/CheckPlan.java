package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Checks that nobody asked for, which are judged all the same where a driver can see enough. */
    public List<CheckSpec> unasked() {
        return Stream.of(CheckName.ANSWERS_AS_SPECIFIED, CheckName.INVARIANTS_HOLD)
                .map(name -> new CheckSpec(name, Optional.empty()))
                .filter(spec -> !always.contains(spec))
                .toList();
    }
}
