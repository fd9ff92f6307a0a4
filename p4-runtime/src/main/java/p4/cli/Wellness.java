package p4.cli;

/** How a node is, in one line that begins with {@code well} or {@code unwell}. */
record Wellness(boolean well, String why) {

    private static final String WELL = "well: ";
    private static final String UNWELL = "unwell: ";

    /** That of a node which does its duty. */
    static Wellness well(String why) {
        return new Wellness(true, why);
    }

    /** That of a node which does not, or not yet. */
    static Wellness unwell(String why) {
        return new Wellness(false, why);
    }

    /** Reads what {@link #line} wrote; what is anything else is unwell. */
    static Wellness of(String line) {
        if (line.startsWith(WELL)) return well(line.substring(WELL.length()));
        if (line.startsWith(UNWELL)) return unwell(line.substring(UNWELL.length()));
        return unwell(line.isEmpty() ? "does not answer" : "says " + line);
    }

    String line() {
        return (well ? WELL : UNWELL) + why.replaceAll("\\R", " ");
    }
}
