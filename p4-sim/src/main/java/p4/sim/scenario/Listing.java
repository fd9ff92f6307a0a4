package p4.sim.scenario;

import com.google.gson.JsonObject;

import java.util.List;

/** A list of values of one form. */
record Listing<T>(Form<T> item) implements Form<List<Value>> {

    @Override
    public List<Value> read(Value value) {
        return value.list();
    }

    @Override
    public String expected() {
        return "a list";
    }

    @Override
    public String title() {
        return "list of " + item.title();
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = Json.object("type", "array");
        schema.add("items", item.schema());
        return schema;
    }
}
