package p4.sim.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.sim.cluster.Member;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;

/** The members of a run and the files they begin with: a pure function of scenario and seed. */
public final class Catalog {

    private static final List<String> FOLDERS =
            List.of("docs", "media/audio", "media/video", "src");

    private final Map<PeerId, Member> members = new LinkedHashMap<>();
    private final List<FilePath> paths = new ArrayList<>();

    private Catalog() {}

    /** Draws the members of {@code scenario}, in the order of its groups. */
    public static Catalog draw(Scenario scenario, Seed seed) {
        var catalog = new Catalog();
        for (PeerGroup group : scenario.peers()) catalog.add(group, seed);
        return catalog;
    }

    /** Every member, in the order of the scenario. */
    public List<Member> members() {
        return List.copyOf(members.values());
    }

    /** The member called {@code peer}. */
    public Member member(PeerId peer) {
        Member member = members.get(peer);
        if (member == null) throw new IllegalArgumentException("no member is called " + peer);
        return member;
    }

    /** Every member of {@code group}, by number. */
    public List<Member> group(String group) {
        return members.values().stream()
                .filter(member -> member.group().equals(group))
                .toList();
    }

    /** Every path that is offered at first, most popular first. */
    public List<FilePath> paths() {
        return Collections.unmodifiableList(paths);
    }

    private void add(PeerGroup group, Seed seed) {
        RandomGenerator chance = seed.stream("files/" + group.name());
        List<List<Member.SeedFile>> shares = shares(group, chance);
        for (int number = 1; number <= group.count(); number++) {
            var peer = new PeerId(group.name() + "-" + number);
            var files = shares.get(number - 1);
            members.put(peer, new Member(peer, group.name(), group.takesUploads(), files));
        }
        shares.stream()
                .flatMap(List::stream)
                .map(Member.SeedFile::path)
                .distinct()
                .forEach(path -> paths.add(chance.nextInt(paths.size() + 1), path));
    }

    private static List<List<Member.SeedFile>> shares(PeerGroup group, RandomGenerator chance) {
        List<List<Member.SeedFile>> shares = new ArrayList<>();
        for (int i = 0; i < group.count(); i++) shares.add(new ArrayList<>());
        group.share().ifPresent(share -> deal(group, share, chance, shares));
        return shares;
    }

    private static void deal(
            PeerGroup group,
            PeerGroup.Share share,
            RandomGenerator chance,
            List<List<Member.SeedFile>> shares) {
        for (int owner = 0; owner < group.count(); owner++) {
            for (int i = 1; i <= share.files(); i++) {
                var file = file(group.name() + "-" + (owner + 1) + "-" + i, share, chance);
                for (int copy = 0; copy < Math.min(share.copies(), group.count()); copy++) {
                    shares.get((owner + copy) % group.count()).add(file);
                }
            }
        }
    }

    private static Member.SeedFile file(
            String name, PeerGroup.Share share, RandomGenerator chance) {
        String folder = FOLDERS.get(chance.nextInt(FOLDERS.size()));
        long size = chance.nextLong(share.bytes().min(), share.bytes().max() + 1);
        return new Member.SeedFile(
                new FilePath(folder + "/" + name + ".bin"), size, chance.nextLong());
    }
}
