package p4.sim.generate;

import java.util.ArrayList;
import java.util.List;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Workload;

/** Draws what users do: honest fetches first, then whatever else. */
final class Labour {

    private static final List<Workload.Credential> BAD = List.of(
            Workload.Credential.FORGED, Workload.Credential.STOLEN, Workload.Credential.MISSING);

    private final Dice dice;
    private final List<PeerGroup> groups;

    Labour(Dice dice, List<PeerGroup> groups) {
        this.dice = dice;
        this.groups = groups;
    }

    List<Workload> draw() {
        var work = new ArrayList<Workload>();
        work.add(fetch(Crowd.LEECHERS, arrival(5, 20), Workload.Proof.VALID));
        if (dice.in100(40)) work.add(fetch(anybody(), arrival(1, 10), Workload.Proof.VALID));
        if (dice.in100(50)) work.add(forged());
        if (dice.in100(40)) work.add(new Workload.Search(Crowd.LEECHERS, arrival(1, 5)));
        if (dice.in100(40) && takers() > 0) {
            work.add(new Workload.Put(
                    Crowd.SEEDERS, arrival(1, 3), dice.between(1, Math.min(2, takers()))));
        }
        return work;
    }

    private Workload fetch(String by, Workload.Arrival arrival, Workload.Proof proof) {
        double popularity = dice.between(0, 15) / 10.0;
        return new Workload.Fetch(by, arrival, popularity, dice.in100(50), proof);
    }

    /** Again and again, so that some meet a file that is there. */
    private Workload forged() {
        return new Workload.Fetch(Crowd.LEECHERS, arrival(2, 6), 0, false, badProof());
    }

    private Workload.Proof badProof() {
        Workload.Credential bad = dice.pick(BAD);
        return dice.in100(50)
                ? new Workload.Proof(bad, Workload.Credential.VALID)
                : new Workload.Proof(Workload.Credential.VALID, bad);
    }

    private Workload.Arrival arrival(int min, int max) {
        return new Workload.Arrival(dice.between(min, max), dice.in100(70));
    }

    private String anybody() {
        return dice.pick(groups).name();
    }

    /** How many can take what a seeder uploads: itself never. */
    private int takers() {
        return groups.stream()
                .filter(PeerGroup::takesUploads)
                .mapToInt(group ->
                        group.name().equals(Crowd.SEEDERS) ? group.count() - 1 : group.count())
                .sum();
    }
}
