package p4.sim.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an entry of {@code workload:}. */
final class WorkloadSection {

    private static final String RATE = "a rate such as 8/s, 30/min or \"8/s fixed\"";
    private static final Pattern RATE_SHAPE =
            Pattern.compile("(\\d+(?:\\.\\d+)?)/(s|min|h)( fixed| poisson)?");
    private static final Map<String, Double> SECONDS = Map.of("s", 1d, "min", 60d, "h", 3_600d);
    private static final Pattern ZIPF = Pattern.compile("zipf\\((\\d+(?:\\.\\d+)?)\\)");
    private static final String POPULARITY = "zipf(EXPONENT) such as zipf(1.0), or even";

    private WorkloadSection() {}

    static Workload read(Value value, Groups groups) {
        Section kind = value.single("fetch", "put", "search");
        Value body = kind.get(kind.keys().get(0));
        return switch (kind.keys().get(0)) {
            case "fetch" ->
                fetch(
                        body.section("by", "rate", "popularity", "at-most-once", "token", "ticket"),
                        groups);
            case "put" -> put(body.section("by", "rate", "copies"), groups);
            default -> search(body.section("by", "rate"), groups);
        };
    }

    private static Workload fetch(Section section, Groups groups) {
        var valid = Workload.Credential.VALID;
        Workload.Credential token =
                ScenarioReader.option(section, "token", Workload.Credential.class, valid);
        Workload.Credential ticket =
                ScenarioReader.option(section, "ticket", Workload.Credential.class, valid);
        if (token == Workload.Credential.REPLAYED) {
            throw section.get("token").expected("one of [valid, forged, expired, stolen, missing]");
        }
        if (token != valid && ticket != valid) {
            throw section.get("ticket")
                    .bad("found a bad token and a bad ticket, expected one of them");
        }
        return new Workload.Fetch(
                groups.name(section.get("by")),
                arrival(section),
                section.find("popularity").map(WorkloadSection::popularity).orElse(0d),
                section.find("at-most-once")
                        .map(value -> value.as("true or false", PeersSection::flag))
                        .orElse(true),
                new Workload.Proof(token, ticket));
    }

    private static Workload put(Section section, Groups groups) {
        int copies = section.find("copies")
                .map(value -> value.as("a whole number, 1 or more", text -> Units.count(text, 1)))
                .orElse(1);
        return new Workload.Put(groups.name(section.get("by")), arrival(section), copies);
    }

    private static Workload search(Section section, Groups groups) {
        return new Workload.Search(groups.name(section.get("by")), arrival(section));
    }

    private static Workload.Arrival arrival(Section section) {
        return section.get("rate").as(RATE, WorkloadSection::rate);
    }

    private static Workload.Arrival rate(String text) {
        Matcher matcher = RATE_SHAPE.matcher(text.strip());
        if (!matcher.matches()) throw new IllegalArgumentException(text);
        double count = Double.parseDouble(matcher.group(1));
        if (!(count > 0)) throw new IllegalArgumentException(text);
        boolean fixed =
                Optional.ofNullable(matcher.group(3)).filter(" fixed"::equals).isPresent();
        return new Workload.Arrival(count / SECONDS.getOrDefault(matcher.group(2), 1d), !fixed);
    }

    private static double popularity(Value value) {
        if (value.text().equals("even")) return 0;
        Matcher matcher = ZIPF.matcher(value.text().strip());
        if (!matcher.matches()) throw value.expected(POPULARITY);
        return Double.parseDouble(matcher.group(1));
    }
}
