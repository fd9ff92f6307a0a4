package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.scenario.Wire;

/** What the nodes of a scenario of one seed did over one of the wires, in figures. */
record Played(Wire wire, List<Entry> journal, Map<String, Verdict.Result> results) {

    /** Plays {@code scenario} over the real wires and without; the verdicts must be the same. */
    static List<Played> overBothWires(String scenario) {
        Scenario read = ScenarioReader.read("test.yaml", scenario);
        List<Played> both =
                Stream.of(Wire.values()).map(wire -> play(read, wire)).toList();
        assertThat(both.get(1).results).isEqualTo(both.get(0).results).isNotEmpty();
        return both;
    }

    /** The one of {@code runs} over the same wire. */
    Played alike(List<Played> runs) {
        return runs.stream().filter(run -> run.wire == wire).findFirst().orElseThrow();
    }

    private static Played play(Scenario scenario, Wire wire) {
        VirtualRun run = VirtualRun.of(
                scenario.over(DriverKind.VIRTUAL, wire), scenario.seeds().get(0));
        var results = new TreeMap<String, Verdict.Result>();
        run.verdicts().forEach(verdict -> results.put(verdict.check().text(), verdict.result()));
        return new Played(wire, run.journal(), results);
    }

    /** A file that {@code by} fetched from {@code holder}; {@code at} is since the run began. */
    record Fetched(String by, String holder, Duration at, Duration way, Duration trip) {

        /** When it was there. */
        Duration done() {
            return at.plus(trip);
        }

        /** How long it took from the question for it until it was there. */
        double tripMillis() {
            return millis(trip);
        }

        /** How long the question was on its way. */
        double wayMillis() {
            return millis(way);
        }
    }

    /** Every file that was saved, with the times from asking a holder on; in the order of saving. */
    List<Fetched> fetched() {
        Map<String, Entry> asked = new TreeMap<>();
        Map<String, Duration> taken = new TreeMap<>();
        var fetched = new ArrayList<Fetched>();
        for (Entry entry : journal) {
            if (entry.event() instanceof Event.FetchStarted start) {
                asked.put(entry.who() + " " + start.path(), entry);
            } else if (entry.event() instanceof Event.TicketAccepted accepted) {
                taken.put(accepted.nonce(), entry.at());
            } else if (entry.event() instanceof Event.FileSaved saved) {
                Entry first = asked.getOrDefault(entry.who() + " " + saved.path(), entry);
                var start = (Event.FetchStarted) first.event();
                fetched.add(new Fetched(
                        entry.who(),
                        start.holder(),
                        first.at(),
                        taken.getOrDefault(start.nonce(), Duration.ZERO).minus(first.at()),
                        entry.at().minus(first.at())));
            }
        }
        return fetched;
    }

    /** The entries about events of {@code kind}, in order. */
    List<Entry> entries(Class<? extends Event> kind) {
        return journal.stream().filter(entry -> kind.isInstance(entry.event())).toList();
    }

    /** The events of {@code kind}, in order. */
    <E extends Event> List<E> events(Class<E> kind) {
        return journal.stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** When the disturb phase began, from which moments of a scenario are counted. */
    Duration begin() {
        return journal.stream()
                .filter(entry -> entry.event().equals(new Event.PhaseBegan(Event.Phase.DISTURB)))
                .map(Entry::at)
                .findFirst()
                .orElseThrow();
    }

    /** Tells whether {@code at} is between two moments of the scenario, in seconds. */
    boolean isWithin(Duration at, double from, double to) {
        double seconds = millis(at.minus(begin())) / 1_000;
        return seconds >= from && seconds < to;
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
