package p4.sim.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.List;

/** Small pieces of JSON. */
final class Json {

    private Json() {}

    static JsonObject object(String key, String value) {
        var object = new JsonObject();
        object.addProperty(key, value);
        return object;
    }

    static JsonObject object(String key, JsonElement value) {
        var object = new JsonObject();
        object.add(key, value);
        return object;
    }

    static JsonArray array(List<? extends JsonElement> elements) {
        var array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }
}
