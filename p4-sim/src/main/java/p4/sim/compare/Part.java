package p4.sim.compare;

import java.util.List;

/** Rows of one kind, under a title. */
record Part(String title, List<Row> rows) {

    Part {
        rows = List.copyOf(rows);
    }
}
