package p4.sim.scenario;

import com.google.gson.JsonObject;

import java.util.List;

/** A single value, or something larger; the reader of the section tells them apart. */
record Either(Word<?> word, Form<?> other) implements Form<Value> {

    @Override
    public Value read(Value value) {
        return value;
    }

    @Override
    public String expected() {
        return word.expected() + ", or " + other.expected();
    }

    @Override
    public String title() {
        return word.title() + ", or " + other.title();
    }

    @Override
    public JsonObject schema() {
        return Json.object("anyOf", Json.array(List.of(word.schema(), other.schema())));
    }
}
