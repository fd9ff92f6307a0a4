package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Reads an entry of {@code faults:}. */
final class FaultSection {

    static final Key<Duration> AT = Key.required(
            "at", Words.MOMENT, "When it begins, counted from the start of the run.", "10s");
    static final Key<Groups.Some> WHO = Key.required(
            "who", Groups.WHO, "Whom it hits, drawn from those that are up.", "2 of seeders");
    private static final Key<Duration> RESTART = Key.optional(
            "restart",
            Word.of(
                    "`after` and a duration",
                    "after and a duration with its unit (ms, s, m, h, d), such as after 15s",
                    "after\\s+" + Words.TIME,
                    text -> Units.positive(text.substring("after".length()))),
            "When they come back; they stay away if it is left out.",
            "after 15s");
    static final Key<Duration> FOR =
            Key.required("for", Words.DURATION, "How long it lasts.", "5s");
    private static final Key<Duration> MAYBE_FOR = Key.optional(
            "for", Words.DURATION, "How long it lasts; to the end if it is left out.", "20s");
    private static final Key<Duration> DOWN = Key.required(
            "down", Words.DURATION, "When the tracker is started again, counted from at.", "2s");

    private static final List<Kind> OF_NODES = List.of(
            new Kind(
                    Block.of("crash", "Peers vanish without a goodbye.", AT, WHO, RESTART),
                    (section, groups) -> new Fault.Crash(
                            groups.moment(section, AT),
                            groups.who(section, WHO),
                            section.find(RESTART))),
            new Kind(
                    Block.of("leave", "Peers say goodbye and stop.", AT, WHO, RESTART),
                    (section, groups) -> new Fault.Leave(
                            groups.moment(section, AT),
                            groups.who(section, WHO),
                            section.find(RESTART))),
            new Kind(
                    Block.of(
                            "freeze",
                            "Peers neither send nor answer, then go on as if nothing had been.",
                            AT,
                            WHO,
                            FOR),
                    (section, groups) -> new Fault.Freeze(
                            groups.moment(section, AT),
                            groups.who(section, WHO),
                            section.get(FOR))),
            new Kind(
                    Block.of("corrupt", "Holders send wrong bytes.", AT, WHO, MAYBE_FOR),
                    (section, groups) -> new Fault.Corrupt(
                            groups.moment(section, AT),
                            groups.who(section, WHO),
                            section.find(MAYBE_FOR))),
            new Kind(
                    Block.of(
                            "change-files",
                            "Holders' files are rewritten while they are served.",
                            AT,
                            WHO),
                    (section, groups) -> new Fault.ChangeFiles(
                            groups.moment(section, AT), groups.who(section, WHO))),
            new Kind(
                    Block.of(
                            "tracker-restart",
                            "The tracker is killed, and all it knew with it.",
                            AT,
                            DOWN),
                    (section, groups) -> new Fault.TrackerRestart(
                            groups.moment(section, AT), section.get(DOWN))),
            new Kind(
                    Block.of(
                            "tracker-outage",
                            "The tracker cannot be reached, but forgets nothing.",
                            AT,
                            FOR),
                    (section, groups) ->
                            new Fault.TrackerOutage(groups.moment(section, AT), section.get(FOR))));

    private static final List<Kind> KINDS = Stream.of(
                    OF_NODES, DisturbanceSection.KINDS, MachineSection.KINDS)
            .flatMap(List::stream)
            .toList();

    /** Every kind of fault. */
    static final Choice CHOICE = new Choice(Block.of(
            "fault",
            "Something that goes wrong on purpose.",
            KINDS.stream().map(Kind::key).toArray(Key<?>[]::new)));

    private FaultSection() {}

    /** One kind of fault: what it takes, and what is made of it. */
    record Kind(Block block, BiFunction<Section, Groups, Fault> reader) {

        Key<Section> key() {
            return Key.optional(block.heading(), block, block.doc(), block.example());
        }
    }

    /** What each kind of fault takes. */
    static List<Block> blocks() {
        return KINDS.stream().map(Kind::block).toList();
    }

    static Fault read(Value value, Groups groups) {
        Section entry = CHOICE.read(value);
        Kind kind = KINDS.stream()
                .filter(known -> entry.has(known.key()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("a fault of no kind"));
        return kind.reader().apply(entry.get(kind.key()), groups);
    }
}
