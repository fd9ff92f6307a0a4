package p4.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import p4.model.Printable;

/** Reads {@code checks:}. */
final class ChecksSection {

    private static final Key<Duration> WITHIN = Key.defaulted(
            "within", Words.DURATION, "10s", "How long the network has to settle.", "10s");
    private static final Key<List<Value>> HOLD = Key.required(
            "hold",
            listing(CheckName.When.EVENTUALLY),
            "The checks that must hold in the end.",
            "[ everyone-registered ]");

    /** What must hold once the network has settled. */
    static final Block EVENTUALLY = Block.of(
            "eventually", "What must hold soon after everything has been healed.", WITHIN, HOLD);

    private static final Key<List<Value>> ALWAYS = Key.optional(
            "always",
            listing(CheckName.When.ALWAYS),
            "The checks that must hold in every moment.",
            "[ no-corrupt-file ]");
    private static final Key<Section> LATER = Key.optional(
            "eventually",
            EVENTUALLY,
            EVENTUALLY.doc(),
            "{ within: 10s, hold: [ everyone-registered ] }");
    private static final Key<List<Value>> AT_END = Key.optional(
            "at-end",
            listing(CheckName.When.AT_END),
            "The checks that are judged when all is over.",
            "[ \"fetch-success >= 99%\" ]");

    /** The checks of a scenario. */
    static final Block BLOCK = Block.of(
            "checks", "What must hold. See the [list](#checks-by-name).", ALWAYS, LATER, AT_END);

    private ChecksSection() {}

    private static Listing<String> listing(CheckName.When when) {
        return new Listing<>(Word.of(
                "[check](#checks-by-name)",
                "a check",
                String.join(
                        "|",
                        Stream.of(CheckName.values())
                                .filter(name -> name.when() == when)
                                .map(CheckText::pattern)
                                .toList()),
                text -> text));
    }

    static CheckPlan read(Optional<Section> section, Protocol protocol) {
        Optional<Section> later = section.flatMap(checks -> checks.find(LATER));
        return new CheckPlan(
                checks(
                        section.flatMap(checks -> checks.find(ALWAYS)),
                        CheckName.When.ALWAYS,
                        protocol),
                later.map(eventually -> eventually.get(WITHIN)).orElseGet(WITHIN::otherwise),
                checks(
                        later.map(eventually -> eventually.get(HOLD)),
                        CheckName.When.EVENTUALLY,
                        protocol),
                checks(
                        section.flatMap(checks -> checks.find(AT_END)),
                        CheckName.When.AT_END,
                        protocol));
    }

    private static List<CheckSpec> checks(
            Optional<List<Value>> values, CheckName.When when, Protocol protocol) {
        var checks = new ArrayList<CheckSpec>();
        for (Value value : values.orElse(List.of())) {
            CheckSpec check = CheckText.read(value, when);
            if (!check.name().suits(protocol)) throw unsuited(value, check.name(), protocol);
            if (checks.contains(check)) {
                throw value.bad(
                        "found check \"" + check.text() + "\" a second time, expected it once");
            }
            checks.add(check);
        }
        return checks;
    }

    private static BadScenario unsuited(Value value, CheckName name, Protocol protocol) {
        List<String> suited = Stream.of(CheckName.values())
                .filter(other -> other.when() == name.when() && other.suits(protocol))
                .map(CheckName::key)
                .sorted()
                .toList();
        return value.bad("found check " + Printable.quote(name.key()) + " under protocol "
                + protocol.key() + ", expected one of " + suited);
    }
}
