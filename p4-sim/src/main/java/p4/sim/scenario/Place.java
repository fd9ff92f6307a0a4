package p4.sim.scenario;

import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where something stands in a scenario file; line and column count from 1. */
record Place(String file, int line, int column) {

    static Place of(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
