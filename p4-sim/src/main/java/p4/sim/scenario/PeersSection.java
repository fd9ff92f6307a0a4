package p4.sim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import p4.model.Printable;

/** Reads {@code peers:}. */
final class PeersSection {

    private static final int PEERS_MAX = 100_000;
    private static final int FILES_MAX = 10_000;
    private static final long FILES_OF_ALL_MAX = 1_000_000;

    private static final Key<Integer> FILES = Key.required(
            "files", Word.count(1, FILES_MAX), "How many files of its own each peer offers.", "8");
    private static final Key<PeerGroup.ByteRange> BYTES =
            Key.required("bytes", Words.SIZES, "How large a file is, drawn evenly.", "16KiB..4MiB");
    private static final Key<Integer> COPIES = Key.defaulted(
            "copies",
            Word.count(1, PEERS_MAX),
            "1",
            "How many peers of the group hold each file from the start.",
            "3");

    /** What peers offer at first. */
    static final Block SHARE =
            Block.of("share", "What each peer of a group offers at first.", FILES, BYTES, COPIES);

    private static final Key<String> GROUP = Key.required(
            "group",
            Words.NAME,
            "The group's name; its peers are called NAME-1, NAME-2 and so on.",
            "seeders");
    private static final Key<Integer> COUNT =
            Key.required("count", Word.count(1, PEERS_MAX), "How many peers.", "6");
    private static final Key<Section> SHARES = Key.optional(
            "share",
            SHARE,
            "What they offer at first; nothing if it is left out.",
            "{ files: 8, bytes: 16KiB..4MiB }");
    private static final Key<Value> CHURN = Key.optional(
            "churn",
            ChurnSection.FORM,
            "How they come and go; they stay if it is left out.",
            "kad");
    private static final Key<Boolean> TAKES_UPLOADS = Key.defaulted(
            "takes-uploads", Words.FLAG, "false", "Whether they take files from others.", "true");

    /** A group of peers. */
    static final Block BLOCK = Block.of(
            "peer group",
            "Peers that behave alike.",
            GROUP,
            COUNT,
            SHARES,
            CHURN,
            TAKES_UPLOADS,
            StationSection.REGION,
            StationSection.BANDWIDTH,
            StationSection.CLOCKS);

    private final ChurnSection churns;

    private final StationSection stations;

    PeersSection(Optional<Path> folder, StationSection stations) {
        this.churns = new ChurnSection(folder);
        this.stations = stations;
    }

    List<PeerGroup> read(Value value) {
        var groups = new ArrayList<PeerGroup>();
        Set<String> names = new HashSet<>();
        for (Value entry : value.list()) {
            Section section = BLOCK.read(entry);
            PeerGroup group = group(section);
            if (!names.add(group.name())) {
                throw section.at(GROUP)
                        .bad("found group " + Printable.quote(group.name())
                                + " a second time, expected another name");
            }
            if (group.name().equals(Groups.TRACKER)) {
                throw section.at(GROUP).expected("another name, for the tracker is called so");
            }
            groups.add(group);
        }
        if (groups.isEmpty()) throw value.expected("at least one group");
        refuseCrowd(value, groups);
        return groups;
    }

    private PeerGroup group(Section section) {
        int count = section.get(COUNT);
        return new PeerGroup(
                section.get(GROUP),
                count,
                section.find(SHARES).map(share -> share(share, count)),
                section.find(CHURN).map(churn -> churns.read(churn, count)),
                section.get(TAKES_UPLOADS),
                stations.read(section));
    }

    private static PeerGroup.Share share(Section section, int peers) {
        int copies = section.get(COPIES);
        if (copies > peers) {
            throw section.at(COPIES).expected("at most the " + peers + " of the group");
        }
        return new PeerGroup.Share(section.get(FILES), section.get(BYTES), copies);
    }

    private static void refuseCrowd(Value value, List<PeerGroup> groups) {
        long peers = groups.stream().mapToLong(PeerGroup::count).sum();
        if (peers > PEERS_MAX) {
            throw value.bad("found " + peers + " peers, expected at most " + PEERS_MAX);
        }
        long files = groups.stream().mapToLong(PeersSection::files).sum();
        if (files > FILES_OF_ALL_MAX) {
            throw value.bad("found " + files + " files, expected at most " + FILES_OF_ALL_MAX);
        }
    }

    private static long files(PeerGroup group) {
        return group.share()
                .map(share -> (long) share.files() * share.copies() * group.count())
                .orElse(0L);
    }
}
