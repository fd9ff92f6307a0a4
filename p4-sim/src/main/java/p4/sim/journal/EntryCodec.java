package p4.sim.journal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Entries as lines of JSON, and back: the event's name, then its components in their order.
 *
 * <p>{@code {"turn":1,"atMicros":0,"who":"lab","event":"phase-began","phase":"SET_UP"}}. Durations are
 * whole microseconds, and their keys say so.
 */
public final class EntryCodec {

    private static final String MICROS = "Micros";
    private static final Map<String, Class<?>> KINDS = kinds();

    private EntryCodec() {}

    /** Writes {@code entry} as one line, without its end. */
    public static String write(Entry entry) {
        var line = new JsonObject();
        line.addProperty("turn", entry.turn());
        line.addProperty("at" + MICROS, entry.at().toNanos() / 1_000);
        line.addProperty("who", entry.who());
        line.addProperty("event", name(entry.event().getClass()));
        writeComponents(entry.event(), line);
        return line.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is no entry
     */
    public static Entry read(String line) {
        JsonObject object = JsonParser.parseString(line).getAsJsonObject();
        String event = member(object, "event").getAsString();
        Class<?> kind = KINDS.get(event);
        if (kind == null) throw new IllegalArgumentException("unknown event: " + event);
        return new Entry(
                member(object, "turn").getAsLong(),
                micros(member(object, "at" + MICROS)),
                member(object, "who").getAsString(),
                (Event) readRecord(kind, object));
    }

    /** How an event of {@code kind} is called in a file: its name in kebab case. */
    public static String name(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Class<?>> kinds() {
        var kinds = new LinkedHashMap<String, Class<?>>();
        for (Class<?> kind : Event.class.getPermittedSubclasses()) kinds.put(name(kind), kind);
        return kinds;
    }

    private static void writeComponents(Object values, JsonObject target) {
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            target.add(key(component), write(value(values, component)));
        }
    }

    private static JsonElement write(Object value) {
        if (value instanceof Duration duration)
            return new JsonPrimitive(duration.toNanos() / 1_000);
        if (value instanceof Number number) return new JsonPrimitive(number);
        if (value instanceof Boolean flag) return new JsonPrimitive(flag);
        if (value instanceof List<?> list) {
            var array = new JsonArray();
            list.forEach(element -> array.add(write(element)));
            return array;
        }
        if (value instanceof Record nested) {
            var object = new JsonObject();
            writeComponents(nested, object);
            return object;
        }
        return new JsonPrimitive(value.toString());
    }

    private static Object readRecord(Class<?> kind, JsonObject source) {
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = read(member(source, key(components[i])), components[i].getGenericType());
        }
        try {
            return kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalArgumentException("not a " + name(kind) + ": " + source, impossible);
        }
    }

    private static Object read(JsonElement element, Type type) {
        if (type == long.class) return element.getAsLong();
        if (type == int.class) return element.getAsInt();
        if (type == boolean.class) return element.getAsBoolean();
        if (type == String.class) return element.getAsString();
        if (type == Duration.class) return micros(element);
        if (type instanceof ParameterizedType list) {
            var values = new ArrayList<Object>();
            element.getAsJsonArray()
                    .forEach(each -> values.add(read(each, list.getActualTypeArguments()[0])));
            return List.copyOf(values);
        }
        Class<?> kind = (Class<?>) type;
        if (!kind.isEnum()) return readRecord(kind, element.getAsJsonObject());
        for (Object constant : kind.getEnumConstants()) {
            if (constant.toString().equals(element.getAsString())) return constant;
        }
        throw new IllegalArgumentException("no " + kind.getSimpleName() + ": " + element);
    }

    private static JsonElement member(JsonObject object, String key) {
        JsonElement value = object.get(key);
        if (value == null) throw new IllegalArgumentException("“" + key + "” is missing");
        return value;
    }

    private static String key(RecordComponent component) {
        return component.getType() == Duration.class
                ? component.getName() + MICROS
                : component.getName();
    }

    private static Duration micros(JsonElement element) {
        return Duration.ofNanos(element.getAsLong() * 1_000);
    }

    private static Object value(Object owner, RecordComponent component) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("a record without its accessor", impossible);
        }
    }
}
