package p4.sim.scenario;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

/** The language as a JSON schema, for editors; what it refuses, the reader refuses too. */
public final class ScenarioSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private ScenarioSchema() {}

    /** Writes the schema, as a file that ends in a line break. */
    public static String write() {
        JsonObject schema = Json.object("$schema", DIALECT);
        schema.addProperty("title", "A scenario of P4");
        Grammar.top().schema().entrySet().forEach(e -> schema.add(e.getKey(), e.getValue()));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(schema) + "\n";
    }
}
