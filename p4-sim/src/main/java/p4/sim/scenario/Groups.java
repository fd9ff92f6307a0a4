package p4.sim.scenario;

import java.time.Duration;
import java.util.List;

/** The groups of a scenario and its length, against which the rest of it is held. */
record Groups(List<PeerGroup> groups, Duration duration) {

    /** The name of a group that exists. */
    String name(Value value) {
        String name = value.text();
        List<String> known = groups.stream().map(PeerGroup::name).toList();
        if (known.contains(name)) return name;
        throw value.bad("unknown group \"" + name + "\", expected one of " + known
                + Nearest.to(name, known)
                        .map(near -> ", did you mean \"" + near + "\"?")
                        .orElse(""));
    }

    /** A moment before the end of the scenario. */
    Duration moment(Value value) {
        Duration at = value.as(Units.DURATION, Units::duration);
        if (at.compareTo(duration) < 0) return at;
        throw value.expected("a moment before the end of the scenario");
    }

    /** Whom a fault hits: {@code 2 of seeders} or {@code 30% of leechers}. */
    Fault.Who who(Value value) {
        String[] words = value.text().strip().split("\\s+of\\s+", 2);
        if (words.length != 2)
            throw value.expected("such as \"2 of seeders\" or \"30% of leechers\"");
        PeerGroup group = groups.stream()
                .filter(known -> known.name().equals(words[1]))
                .findFirst()
                .orElseThrow(() -> value.expected(
                        "a group among " + groups.stream().map(PeerGroup::name).toList()));
        boolean percent = words[0].endsWith("%");
        int count = value.as(
                "such as \"2 of seeders\" or \"30% of leechers\"",
                text -> Units.count(
                        percent ? words[0].substring(0, words[0].length() - 1) : words[0], 1));
        if (count > (percent ? 100 : group.count())) {
            throw value.expected(
                    "at most " + (percent ? "100%" : group.count()) + " of " + group.name());
        }
        return new Fault.Who(count, percent, group.name());
    }
}
