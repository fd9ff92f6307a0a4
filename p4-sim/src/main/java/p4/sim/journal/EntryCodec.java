package p4.sim.journal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Entries as lines of JSON, and back: the event's name, then its components in their order.
 *
 * <p>{@code {"turn":1,"atMicros":0,"who":"lab","event":"phase-began","phase":"SET_UP"}}. Durations are
 * whole microseconds, and their keys say so.
 */
public final class EntryCodec {

    static final String MICROS = "Micros";
    private static final Map<String, Class<?>> KINDS = kinds();

    private EntryCodec() {}

    /** Writes {@code entry} as one line, without its end. */
    public static String write(Entry entry) {
        return json(entry).toString();
    }

    /** The line of {@code entry} as a file has it: UTF-8, with its end. */
    static byte[] line(Entry entry) {
        return json(entry).ended().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonLine json(Entry entry) {
        Shape shape = Shape.of(entry.event().getClass());
        JsonLine json = new JsonLine()
                .open('{')
                .name("turn")
                .value(entry.turn())
                .name("at" + MICROS)
                .value(entry.at().toNanos() / 1_000)
                .name("who")
                .string(entry.who())
                .name("event")
                .string(shape.name());
        shape.write(entry.event(), json);
        return json.close('}');
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
        kinds(Event.class).forEach(kind -> kinds.put(name(kind), kind));
        return kinds;
    }

    /** Every kind of event, of those that are {@code group}. */
    static Stream<Class<?>> kinds(Class<?> group) {
        return group.isSealed()
                ? Stream.of(group.getPermittedSubclasses()).flatMap(EntryCodec::kinds)
                : Stream.of(group);
    }

    private static Object readRecord(Class<?> kind, JsonObject source) {
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] =
                    read(member(source, Shape.key(components[i])), components[i].getGenericType());
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

    private static Duration micros(JsonElement element) {
        return Duration.ofNanos(element.getAsLong() * 1_000);
    }
}
