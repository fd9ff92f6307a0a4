package p4.sim.sabotage;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import p4.time.Timeline;

/** A call that a mutant has taken over; {@code self} is whose method it is. */
record Call(Object self, List<Object> arguments, Original original) {

    /** The method as it is without the mutant. */
    @FunctionalInterface
    interface Original {

        /** Calls it on the same object. */
        Object call(Object... arguments) throws Throwable;
    }

    /** Argument number {@code place}, which counts from 0. */
    <T> T argument(int place, Class<T> type) {
        return type.cast(arguments.get(place));
    }

    /** Goes on as if there were no mutant. */
    Object proceed() throws Throwable {
        return original.call(arguments.toArray());
    }

    /** Goes on as if there were no mutant, but with other arguments. */
    Object proceedWith(Object... others) throws Throwable {
        return original.call(others);
    }

    /** Goes on as if there were no mutant, but only {@code pause} from now. */
    void proceedAfter(Duration pause, Timeline timeline) {
        timeline.after(pause, () -> {
            try {
                proceed();
            } catch (Throwable thrown) {
                throw new IllegalStateException("what a mutant put off came to nothing", thrown);
            }
        });
    }

    /** What {@code self} has in its field called {@code name}. */
    <T> T field(String name, Class<T> type) throws ReflectiveOperationException {
        Field field = self.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return type.cast(field.get(self));
    }
}
