package p4.sim.scenario;

import com.google.gson.JsonObject;

import p4.model.Printable;

/** A mapping with exactly one of the keys of {@code kinds}. */
record Choice(Block kinds) implements Form<Section> {

    @Override
    public Section read(Value value) {
        Section section = value.section(kinds);
        if (section.keys().size() == 1) return section;
        throw value.bad("found the keys " + Printable.escape(section.keys().toString())
                + ", expected exactly one of "
                + kinds.names().stream().sorted().toList());
    }

    @Override
    public String expected() {
        return "one of " + kinds.names().stream().sorted().toList() + " and what it takes";
    }

    @Override
    public String title() {
        return "one " + kinds.title();
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = kinds.schema();
        schema.addProperty("minProperties", 1);
        schema.addProperty("maxProperties", 1);
        return schema;
    }
}
