package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * The faults of a run: what was asked for, what the laboratory did, and what the nodes saw of it.
 *
 * <p>Where the three counts of a kind differ, the run proves nothing.
 */
public final class FaultAccounts {

    private final Sightings sightings = new Sightings();
    private final TreeSet<Integer> begun = new TreeSet<>();
    private int planned;

    /** Draws them up from {@code journal}. */
    public static FaultAccounts of(List<Entry> journal) {
        var accounts = new FaultAccounts();
        journal.forEach(accounts::hear);
        return accounts;
    }

    /** Hears the next entry. */
    void hear(Entry entry) {
        sightings.hear(entry);
        if (entry.event() instanceof Event.FaultsPlanned plan) planned = plan.count();
        if (entry.event() instanceof Event.FaultAsked asked) begun.add(asked.fault());
    }

    /** An account of every kind that was asked for, by its name. */
    public List<FaultAccount> kinds() {
        Map<String, FaultAccount> kinds = new TreeMap<>();
        sightings.missed().forEach(missed -> add(kinds, missed.kind(), 0, 0));
        for (Sighting sighting : sightings.all()) {
            int injected = sighting.isInjected() ? 1 : 0;
            int observed = sightings.missed(sighting).isEmpty() ? 1 : 0;
            add(kinds, sighting.kind(), injected, observed);
        }
        return List.copyOf(kinds.values());
    }

    /** Why nobody can say what the faults showed, a sentence for each kind; empty if they can. */
    List<String> doubts() {
        var doubts = new ArrayList<String>();
        if (begun.size() < planned) {
            doubts.add((planned - begun.size()) + " of the " + planned
                    + " faults of the scenario were never begun");
        }
        for (FaultAccount kind : kinds()) {
            if (kind.isEven()) continue;
            doubts.add("faults of kind " + kind.words() + ": " + Words.list(why(kind), w -> w));
        }
        return doubts;
    }

    private List<String> why(FaultAccount account) {
        var why = new ArrayList<String>();
        for (Sightings.Missed missed : sightings.missed()) {
            if (missed.kind().equals(account.kind())) why.add(missed.words());
        }
        for (Sighting sighting : sightings.all()) {
            Optional<String> words = sightings.missed(sighting);
            if (sighting.kind().equals(account.kind())) words.ifPresent(why::add);
        }
        return why;
    }

    private static void add(
            Map<String, FaultAccount> kinds, String kind, int injected, int observed) {
        kinds.merge(
                kind,
                new FaultAccount(kind, 1, injected, observed),
                (before, one) -> new FaultAccount(
                        kind,
                        before.asked() + one.asked(),
                        before.injected() + one.injected(),
                        before.observed() + one.observed()));
    }
}
