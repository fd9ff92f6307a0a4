package p4.time;

/** A task that waits on a {@link Timeline} and can still be called off. */
@FunctionalInterface
public interface Alarm {

    /** Calls the task off; does nothing if it has run or was called off before. */
    void cancel();
}
