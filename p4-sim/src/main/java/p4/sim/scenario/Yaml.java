package p4.sim.scenario;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import p4.model.Printable;

/**
 * The YAML that scenarios are written in: version 1.2, without anchors, aliases and tags.
 *
 * <p>One thing is added to it: a comma between round brackets, as in {@code weibull(shape 0.38,
 * median 20s)}, does not end a plain value between braces. Such commas are hidden from the parser
 * behind a character of the same width, so that every place stays what it was.
 */
final class Yaml {

    private static final int DEPTH_MAX = 16;
    private static final char HIDDEN_COMMA = '\uE000';
    private static final Pattern CALL = Pattern.compile("[A-Za-z]\\([^()\\r\\n]*\\)");

    private final String file;
    private final LoadSettings settings;

    private Yaml(String file) {
        this.file = file;
        // Duplicate keys are told apart by Section, with a better message.
        this.settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(true)
                .build();
    }

    /**
     * Parses {@code text}.
     *
     * @throws BadScenario if it is no YAML, uses more of YAML than scenarios may, or is empty
     */
    static Value parse(String file, String text) {
        return new Yaml(file).parse(text);
    }

    /** The text of a scalar as its author wrote it. */
    static String original(String scalar) {
        return scalar.replace(HIDDEN_COMMA, ',');
    }

    private Value parse(String text) {
        int taken = text.indexOf(HIDDEN_COMMA);
        if (taken >= 0) {
            throw new BadScenario(
                    Place.in(file, text, taken), "found a private character, expected text");
        }
        String hidden = CALL.matcher(text).replaceAll(Yaml::withoutCommas);
        try {
            refuseWhatScenariosMayNotUse(hidden);
            return new Compose(settings)
                    .composeString(hidden)
                    .map(node -> Value.top(file, node))
                    .orElseThrow(() -> new BadScenario(
                            new Place(file, 1, 1), "found nothing, expected a scenario"));
        } catch (MarkedYamlEngineException malformed) {
            throw complaint(malformed, text);
        } catch (YamlEngineException malformed) {
            throw noYaml(new Place(file, 1, 1), String.valueOf(malformed.getMessage()));
        }
    }

    private static String withoutCommas(MatchResult call) {
        return Matcher.quoteReplacement(call.group().replace(',', HIDDEN_COMMA));
    }

    private void refuseWhatScenariosMayNotUse(String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof AliasEvent) throw refused(event, "an alias");
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                throw refused(event, "an anchor");
            }
            if (tag(event).isPresent()) throw refused(event, "a tag");
            if (event instanceof CollectionStartEvent && ++depth > DEPTH_MAX) {
                throw new BadScenario(
                        place(event),
                        "found more than " + DEPTH_MAX + " levels, expected a scenario");
            }
            if (event instanceof CollectionEndEvent) depth--;
        }
    }

    private static Optional<String> tag(Event event) {
        if (event instanceof ScalarEvent scalar) return scalar.getTag();
        return event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    }

    private BadScenario refused(Event event, String what) {
        return new BadScenario(
                place(event), "found " + what + ", expected the value itself, written out");
    }

    private Place place(Event event) {
        return event.getStartMark()
                .map(mark -> Place.of(file, mark))
                .orElseGet(() -> new Place(file, 1, 1));
    }

    private BadScenario complaint(MarkedYamlEngineException malformed, String text) {
        Place place = malformed
                .getProblemMark()
                .map(mark -> Place.of(file, mark))
                .orElseGet(() -> new Place(file, 1, 1));
        if (place.isTab(text)) return new BadScenario(place, "found a tab, expected spaces");
        return noYaml(place, malformed.getProblem());
    }

    private static BadScenario noYaml(Place place, String problem) {
        String line = original(problem).lines().findFirst().orElse("");
        return new BadScenario(
                place, "found no YAML (" + Printable.escape(line) + "), expected a scenario");
    }
}
