package p4.sim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import p4.model.PeerId;

/** Reads {@code peers:}. */
final class PeersSection {

    private static final double GRACEFUL = 0;
    private static final double WHOLE = 1e-9;

    private final Optional<Path> folder;

    PeersSection(Optional<Path> folder) {
        this.folder = folder;
    }

    List<PeerGroup> read(Value value) {
        var groups = new ArrayList<PeerGroup>();
        Set<String> names = new HashSet<>();
        for (Value entry : value.list()) {
            PeerGroup group =
                    group(entry.section("group", "count", "share", "churn", "takes-uploads"));
            if (!names.add(group.name()))
                throw entry.bad("group \"" + group.name() + "\" comes twice");
            groups.add(group);
        }
        if (groups.isEmpty()) throw value.expected("at least one group");
        return groups;
    }

    private PeerGroup group(Section section) {
        String name =
                section.get("group").as("a name of letters, digits and dashes", PeersSection::name);
        int count =
                section.get("count").as("a whole number, 1 or more", text -> Units.count(text, 1));
        return new PeerGroup(
                name,
                count,
                section.find("share").map(share -> share(share, count)),
                section.find("churn").map(this::churn),
                section.find("takes-uploads")
                        .map(value -> value.as("true or false", PeersSection::flag))
                        .orElse(false));
    }

    private static PeerGroup.Share share(Value value, int peers) {
        Section section = value.section("files", "bytes", "copies");
        int copies = section.find("copies")
                .map(given -> given.as(
                        "a whole number, 1 to the group's count",
                        text -> atMost(Units.count(text, 1), peers)))
                .orElse(1);
        return new PeerGroup.Share(
                section.get("files").as("a whole number, 1 or more", text -> Units.count(text, 1)),
                section.get("bytes")
                        .as("a size or a range of sizes, such as 16KiB..4MiB", PeersSection::range),
                copies);
    }

    private Churn churn(Value value) {
        if (!value.isMapping()) {
            return Presets.find(value.text())
                    .orElseThrow(() -> value.expected("a mapping, or one of " + Presets.names()));
        }
        Section section = value.section("session", "gap", "end", "trace");
        double crash = section.find("end").map(PeersSection::crashFraction).orElse(GRACEFUL);
        if (section.find("trace").isPresent()) {
            return new Churn.Traced(TraceFile.read(section.get("trace"), folder), crash);
        }
        return new Churn.Drawn(
                distribution(section.get("session")), distribution(section.get("gap")), crash);
    }

    private static Distribution distribution(Value value) {
        return value.as(DistributionText.EXPECTED, DistributionText::parse);
    }

    private static double crashFraction(Value value) {
        Section section = value.section("crash", "leave");
        Optional<Double> crash = section.find("crash").map(PeersSection::share);
        Optional<Double> leave = section.find("leave").map(PeersSection::share);
        double crashes = crash.orElseGet(() -> 1 - leave.orElse(1d));
        if (leave.isPresent() && Math.abs(crashes + leave.get() - 1) > WHOLE) {
            throw value.bad("found shares that do not add up, expected crash and leave to be 100%");
        }
        return crashes;
    }

    private static double share(Value value) {
        return value.as(Units.SHARE, Units::share);
    }

    private static PeerGroup.ByteRange range(String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length > 2) throw new IllegalArgumentException(text);
        long min = Units.bytes(ends[0]);
        return new PeerGroup.ByteRange(min, ends.length == 1 ? min : Units.bytes(ends[1]));
    }

    private static String name(String text) {
        return new PeerId(text).value();
    }

    private static int atMost(int count, int max) {
        if (count > max) throw new IllegalArgumentException("at most " + max);
        return count;
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
