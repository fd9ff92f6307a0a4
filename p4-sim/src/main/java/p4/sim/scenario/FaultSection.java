package p4.sim.scenario;

import java.time.Duration;
import java.util.Optional;

/** Reads an entry of {@code faults:}. */
final class FaultSection {

    private static final String AFTER = "after ";

    private FaultSection() {}

    static Fault read(Value value, Groups groups) {
        Section kind = value.single(
                "crash",
                "leave",
                "freeze",
                "corrupt",
                "change-files",
                "tracker-restart",
                "tracker-outage");
        Value body = kind.get(kind.keys().get(0));
        return switch (kind.keys().get(0)) {
            case "crash" -> {
                Section section = body.section("at", "who", "restart");
                yield new Fault.Crash(at(section, groups), who(section, groups), restart(section));
            }
            case "leave" -> {
                Section section = body.section("at", "who", "restart");
                yield new Fault.Leave(at(section, groups), who(section, groups), restart(section));
            }
            case "freeze" -> {
                Section section = body.section("at", "who", "for");
                yield new Fault.Freeze(
                        at(section, groups), who(section, groups), length(section.get("for")));
            }
            case "corrupt" -> {
                Section section = body.section("at", "who", "for");
                yield new Fault.Corrupt(
                        at(section, groups),
                        who(section, groups),
                        section.find("for").map(FaultSection::length));
            }
            case "change-files" -> {
                Section section = body.section("at", "who");
                yield new Fault.ChangeFiles(at(section, groups), who(section, groups));
            }
            case "tracker-restart" -> {
                Section section = body.section("at", "down");
                yield new Fault.TrackerRestart(at(section, groups), length(section.get("down")));
            }
            default -> {
                Section section = body.section("at", "for");
                yield new Fault.TrackerOutage(at(section, groups), length(section.get("for")));
            }
        };
    }

    private static Duration at(Section section, Groups groups) {
        return groups.moment(section.get("at"));
    }

    private static Fault.Who who(Section section, Groups groups) {
        return groups.who(section.get("who"));
    }

    private static Duration length(Value value) {
        return value.as(Units.DURATION, Units::positive);
    }

    private static Optional<Duration> restart(Section section) {
        return section.find("restart")
                .map(value -> value.as("such as \"after 15s\"", text -> {
                    if (!text.startsWith(AFTER)) throw new IllegalArgumentException(text);
                    return Units.positive(text.substring(AFTER.length()).strip());
                }));
    }
}
