package p4.wire.http;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import p4.control.Complaint;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.control.Refusal;

/** The documents in proto/ say what the code does. */
class WireDocumentsTest {

    private static final Path PROTO = Path.of("..", "proto");

    @Test
    void openApiHasExactlyTheRoutesAndMethodsThatAreServed() throws IOException {
        Map<String, Set<String>> served = Stream.of(HttpRoute.values())
                .collect(toMap(
                        HttpRoute::path,
                        route -> Set.of(route.methods().get(0).toLowerCase(Locale.ROOT))));

        Map<String, Set<String>> documented = map(openApi(), "paths").entrySet().stream()
                .collect(toMap(Map.Entry::getKey, path -> keys(path.getValue())));

        assertThat(documented).isEqualTo(served);
    }

    @Test
    void openApiNamesEveryErrorAndComplaint() throws IOException {
        List<String> errors = Stream.concat(
                        Stream.of(Refusal.values()).map(Enum::name),
                        Stream.of(Problem.values()).map(Enum::name))
                .toList();

        Map<String, Object> schemas = map(map(openApi(), "components"), "schemas");

        assertThat(list(map(property(schemas, "Error", "error")), "enum")).isEqualTo(errors);
        assertThat(list(map(property(schemas, "Report", "complaint")), "enum"))
                .isEqualTo(Stream.of(Complaint.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource("p4.wire.http.Samples#requests")
    void openApiKnowsTheKeysOfEveryRequest(ControlRequest request) throws IOException {
        HttpCall call = RequestWriter.write(request);

        Map<String, Object> body = map(operation(call.path()), "requestBody");

        assertFits(schema(body), call.body());
    }

    @ParameterizedTest
    @MethodSource("p4.wire.http.Samples#replies")
    void openApiKnowsTheKeysOfEveryReply(ControlReply reply) throws IOException {
        String path = RequestWriter.route(Samples.requestFor(reply)).path();

        Map<String, Object> ok = map(map(operation(path), "responses"), "200");

        assertFits(schema(ok), ReplyWriter.write(reply).body());
    }

    @Test
    void theContractShowsEveryRouteEveryErrorAndARealTicket() throws IOException {
        String contract = Files.readString(PROTO.resolve("README.md"));

        for (HttpRoute route : HttpRoute.values()) assertThat(contract).contains(route.path());
        for (Refusal why : Refusal.values()) {
            assertThat(contract).contains("| " + why.httpStatus() + " | `" + why + "` |");
        }
        for (Problem problem : Problem.values()) {
            assertThat(contract).contains("| " + problem.status() + " | `" + problem + "` |");
        }
        assertThat(contract)
                .contains("\n" + Samples.TICKET.text() + "\n")
                .contains(Samples.KEY.secret());
    }

    @Test
    void whatTheContractShowsIsUnderstood() throws IOException {
        List<String> lines = Files.readAllLines(PROTO.resolve("README.md"));
        var seen = new LinkedHashSet<Class<?>>();

        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).matches("POST /v1/\\w+ \\{.*")) continue;
            ControlRequest request = request(lines.get(i).split(" ", 3));
            String reply = lines.get(i + 1).replace("p4t1 …", Samples.TICKET.text());
            ReplyReader.read(RequestWriter.route(request), HttpReply.json(200, reply));
            seen.add(request.getClass());
        }

        assertThat(seen).isEqualTo(Set.copyOf(ControlRequest.kinds()));
    }

    private static ControlRequest request(String[] words) {
        HttpRoute route = HttpRoute.at(words[1]).orElseThrow();
        JsonValue json = StrictJson.read(words[2]);
        if (route == HttpRoute.ANNOUNCE) return RequestReader.readAnnounce(json);
        return RequestReader.read(route, Samples.TOKEN, json);
    }

    private static void assertFits(Map<String, Object> schema, String json) {
        Set<String> keys = JsonParser.parseString(json).getAsJsonObject().keySet();
        assertThat(keys(schema.get("properties"))).containsAll(keys);
        if (schema.containsKey("required")) {
            assertThat(keys).containsAll(list(schema, "required"));
        }
    }

    private static Map<String, Object> operation(String path) throws IOException {
        return map(map(map(openApi(), "paths"), path), "post");
    }

    private static Map<String, Object> schema(Map<String, Object> holder) throws IOException {
        Map<String, Object> content = map(map(holder, "content"), "application/json");
        String reference = String.valueOf(map(content, "schema").get("$ref"));
        Object node = openApi();
        for (String step : Arrays.asList(reference.substring(2).split("/", -1))) {
            node = map(map(node), step);
        }
        return map(node);
    }

    private static Object property(Map<String, Object> schemas, String schema, String property) {
        return map(map(map(schemas, schema), "properties"), property);
    }

    private static Map<String, Object> openApi() throws IOException {
        var load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
        return map(load.loadFromString(Files.readString(PROTO.resolve("openapi.yaml"))));
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        assertThat(parent).containsKey(key);
        return map(parent.get(key));
    }

    @SuppressWarnings("unchecked") // the keys of a YAML document's maps are texts here
    private static Map<String, Object> map(Object node) {
        assertThat(node).isInstanceOf(Map.class);
        return (Map<String, Object>) node;
    }

    private static List<String> list(Map<String, Object> parent, String key) {
        return ((List<?>) parent.get(key)).stream().map(String::valueOf).toList();
    }

    private static Set<String> keys(Object node) {
        return map(node).keySet().stream().collect(toCollection(TreeSet::new));
    }
}
