package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import p4.model.Nearest;
import p4.model.Printable;

/** The groups of a scenario and its length, against which the rest of it is held. */
record Groups(List<PeerGroup> groups, Duration duration) {

    private static final Pattern SOME = Pattern.compile("(\\d{1,6})(%?)\\s+of\\s+(\\S+)");

    /** Whom a fault hits. */
    static final Word<Some> WHO = Word.of(
            "so many of a group",
            "so many of a group, such as 2 of seeders or 30% of leechers",
            SOME.pattern(),
            Groups::some);

    /** So many of a group, which may not exist. */
    record Some(int count, boolean percent, String group) {}

    private static Some some(String text) {
        Matcher words = SOME.matcher(text);
        if (!words.matches()) throw new IllegalArgumentException(text);
        boolean percent = !words.group(2).isEmpty();
        int most = percent ? 100 : Integer.MAX_VALUE;
        return new Some(Units.count(words.group(1), 1, most), percent, words.group(3));
    }

    /** The group that {@code key} names. */
    PeerGroup group(Section section, Key<String> key) {
        return group(section.get(key), section.at(key));
    }

    /** A moment before the end of the scenario. */
    Duration moment(Section section, Key<Duration> key) {
        Duration at = section.get(key);
        if (at.compareTo(duration) < 0) return at;
        throw section.at(key)
                .expected("a moment before the end of the scenario at "
                        + ScenarioWriter.duration(duration));
    }

    /** Whom a fault hits, in a group that has so many. */
    Fault.Who who(Section section, Key<Some> key) {
        Some some = section.get(key);
        PeerGroup group = group(some.group(), section.at(key));
        if (!some.percent() && some.count() > group.count()) {
            throw section.at(key).expected("at most " + group.count() + " of " + group.name());
        }
        return new Fault.Who(some.count(), some.percent(), group.name());
    }

    private PeerGroup group(String name, Value place) {
        List<String> known = groups.stream().map(PeerGroup::name).sorted().toList();
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> place.bad("unknown group " + Printable.quote(name)
                        + ", expected one of " + known + Nearest.hint(name, known)));
    }
}
