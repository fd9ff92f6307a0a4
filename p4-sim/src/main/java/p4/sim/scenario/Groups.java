package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import p4.model.Nearest;
import p4.model.Printable;

/** The groups of a scenario and its length, against which the rest of it is held. */
record Groups(List<PeerGroup> groups, List<String> regions, Duration duration, Protocol protocol) {

    /** What the tracker is called where groups are named. */
    static final String TRACKER = "tracker";

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,49}";
    private static final Pattern SOME = Pattern.compile("(\\d{1,6})(%?)\\s+of\\s+(\\S+)");

    /** Whom a fault hits. */
    static final Word<Some> WHO = Word.of(
            "so many of a group",
            "so many of a group, such as 2 of seeders or 30% of leechers",
            SOME.pattern(),
            Groups::some);

    /** Some of the nodes, in a group or region that may not exist. */
    static final Word<Side> SIDE = Word.of(
            "`tracker`, group, `region NAME`, or so many of a group",
            "tracker, a group, region and its name, or so many of a group such as 2 of seeders",
            "region\\s+\\S+|" + SOME + "|" + NAME,
            Groups::side);

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
        var who = new Fault.Who(some.count(), some.percent(), some.group());
        refuseTooMany(who, section.at(key));
        return who;
    }

    private void refuseTooMany(Fault.Who who, Value place) {
        PeerGroup group = group(who.group(), place);
        if (!who.percent() && who.count() > group.count()) {
            throw place.expected("at most " + group.count() + " of " + group.name());
        }
    }

    /** Some of the nodes, which are there. */
    Side side(Value value) {
        Side side = SIDE.read(value);
        if (side instanceof Side.Group group) groupOrTracker(group.name(), value);
        if (side instanceof Side.Region region) {
            StationSection.refuseUnknown(value, region.name(), regions);
        }
        if (side instanceof Side.Some some) refuseTooMany(some.who(), value);
        return side;
    }

    /** One end of a link: the tracker or a whole group. */
    Side end(Section section, Key<Side> key) {
        Side side = side(section.at(key));
        if (side instanceof Side.Tracker || side instanceof Side.Group) return side;
        throw section.at(key).expected("tracker or a group");
    }

    private static Side side(String text) {
        if (text.equals(TRACKER)) return new Side.Tracker();
        if (text.matches(SOME.pattern())) {
            Some some = some(text);
            return new Side.Some(new Fault.Who(some.count(), some.percent(), some.group()));
        }
        String[] words = text.split("\\s+", -1);
        return words.length == 1 ? new Side.Group(text) : new Side.Region(words[1]);
    }

    private PeerGroup group(String name, Value place) {
        return group(name, place, List.of());
    }

    private void groupOrTracker(String name, Value place) {
        group(name, place, protocol.hasTracker() ? List.of(TRACKER) : List.of());
    }

    private PeerGroup group(String name, Value place, List<String> besides) {
        List<String> known = Stream.concat(besides.stream(), groups.stream().map(PeerGroup::name))
                .sorted()
                .toList();
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> place.bad("unknown group " + Printable.quote(name)
                        + ", expected one of " + known + Nearest.hint(name, known)));
    }
}
