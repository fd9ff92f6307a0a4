package p4.cli;

/** The program inside {@code p4-runtime.jar}. */
public final class Main {

    private Main() {}

    /** Prints how to use the program and ends it with exit code 2. */
    public static void main(String[] args) {
        System.err.println("usage: p4-runtime tracker | peer | shell");
        System.exit(2);
    }
}
