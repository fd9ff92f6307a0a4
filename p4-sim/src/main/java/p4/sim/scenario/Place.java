package p4.sim.scenario;

import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where something stands in a scenario file; line and column count from 1, or are both 0. */
record Place(String file, int line, int column) {

    /** A place in no file. */
    static Place outside(String where) {
        return new Place(where, 0, 0);
    }

    static Place of(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The place of the character at {@code index} of {@code text}. */
    static Place in(String file, String text, int index) {
        String before = text.substring(0, index);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int begin = before.lastIndexOf('\n') + 1;
        return new Place(file, line, before.codePointCount(begin, index) + 1);
    }

    /** Tells whether there is a tab here. */
    boolean isTab(String text) {
        return text.lines()
                .skip(line - 1L)
                .findFirst()
                .filter(found ->
                        found.codePoints().skip(column - 1L).limit(1).anyMatch(c -> c == '\t'))
                .isPresent();
    }

    @Override
    public String toString() {
        return line == 0 ? file + ":" : file + ":" + line + ":" + column;
    }
}
