package p4.sim.cluster.virtual;

/** What lies between the nodes of a run; nodes are numbers from 0 on. */
@FunctionalInterface
interface Links {

    /**
     * Carries {@code bytes} bytes from one node to another.
     *
     * <p>{@code arrived} runs when the last of them is there, and never if they are lost.
     */
    void carry(int from, int to, long bytes, Runnable arrived);
}
