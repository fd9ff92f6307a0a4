package p4.sim.journal;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How one kind of record is written: its name, and its components in their order. */
final class Shape {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {

        @Override
        protected Shape computeValue(Class<?> kind) {
            return new Shape(kind);
        }
    };

    private final String name;
    private final List<Member> members;

    private Shape(Class<?> kind) {
        this.name = EntryCodec.name(kind);
        this.members = Stream.of(kind.getRecordComponents())
                .map(component -> new Member(key(component), component.getAccessor()))
                .toList();
    }

    private record Member(String key, Method accessor) {}

    /** The shape of {@code kind}, which is a record. */
    static Shape of(Class<?> kind) {
        return SHAPES.get(kind);
    }

    /** The key under which {@code component} is written. */
    static String key(RecordComponent component) {
        return component.getType() == Duration.class
                ? component.getName() + EntryCodec.MICROS
                : component.getName();
    }

    /** How it is called in a file. */
    String name() {
        return name;
    }

    /** Writes the components of {@code values} into the object that {@code json} has open. */
    void write(Object values, JsonLine json) {
        for (Member member : members) {
            json.name(member.key());
            writeValue(value(values, member), json);
        }
    }

    private static void writeValue(Object value, JsonLine json) {
        if (value instanceof Duration duration) json.value(duration.toNanos() / 1_000);
        else if (value instanceof Number || value instanceof Boolean) json.literal(value);
        else if (value instanceof List<?> list) {
            json.open('[');
            for (Object element : list) writeValue(element, json);
            json.close(']');
        } else if (value instanceof Record nested) {
            json.open('{');
            of(nested.getClass()).write(nested, json);
            json.close('}');
        } else {
            json.string(value.toString());
        }
    }

    private static Object value(Object owner, Member member) {
        try {
            return member.accessor().invoke(owner);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("a record without its accessor", impossible);
        }
    }
}
