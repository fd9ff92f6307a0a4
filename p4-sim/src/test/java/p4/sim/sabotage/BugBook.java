package p4.sim.sabotage;

import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Writes down, for people, which bugs were planted and what found them. */
final class BugBook {

    private static final String PREFACE = """
            # Bugs that are planted, and what finds them

            A laboratory that finds nothing proves little, unless it is known what it would find. Each of these
            bugs is woven into the classes that ship while they are loaded, from the tests alone, and hunted in
            virtual time on a small scenario, seed after seed, until the check that was named beforehand fails.
            Without the bug the same scenarios pass with the same seeds.

            `EveryBugIsFoundTest` does this with every build. It demands that each is found within %d seeds by
            its check, and that this table lists them all; how many seeds it took is as of the last time the
            table was written, with `-Dtest=EveryBugIsFoundTest -Dp4.rewrite=true`. The scenarios are in
            `src/test/resources/p4/sim/sabotage`.

            | bug | what is wrong then | planted in | scenario | found by | seeds |
            |---|---|---|---|---|---|
            """;

    private BugBook() {}

    /** The whole book on {@code table}; {@code seeds} says how many each took. */
    static String write(List<Seeded> table, ToIntFunction<Seeded> seeds) {
        var book = new StringBuilder(PREFACE.formatted(Hunt.SEEDS_MAX));
        for (Seeded seeded : table) {
            book.append(row(seeded)).append(seeds.applyAsInt(seeded)).append(" |\n");
        }
        return book.toString();
    }

    /** {@code book} without how many seeds it took. */
    static String withoutSeeds(String book) {
        return book.replaceAll("(?m) \\d+ \\|$", " |");
    }

    private static String row(Seeded seeded) {
        Mistake mistake = seeded.bug().mistake();
        return "| "
                + String.join(
                        " | ",
                        seeded.bug().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        mistake.what(),
                        code(mistake.spot().method().toString()),
                        code(seeded.stage().scenario().getFileName().toString()),
                        code(seeded.check().key()),
                        "");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
