package p4.sim.cli;

/** The program inside {@code p4-sim.jar}. */
public final class Main {

    private Main() {}

    /** Prints how to use the program and ends it with exit code 2. */
    public static void main(String[] args) {
        System.err.println("usage: p4-sim <scenario.yaml>");
        System.exit(2);
    }
}
