package p4.sim.scenario;

import java.util.Locale;

/** How constants of the model are called in a scenario file. */
final class Keys {

    private Keys() {}

    /** The name of {@code constant} in lower case, with dashes. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
