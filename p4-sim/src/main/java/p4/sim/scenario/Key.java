package p4.sim.scenario;

import java.util.Optional;

/**
 * One key of a mapping: its form, whether it can be left out, and what it means.
 *
 * <p>{@code fallback} is what stands for a key that is left out, as a file would have it.
 */
record Key<T>(
        String name,
        Form<T> form,
        Need need,
        Optional<String> fallback,
        String doc,
        String example) {

    /** Whether a key must be there. */
    enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** A key that must be there. */
    static <T> Key<T> required(String name, Form<T> form, String doc, String example) {
        return new Key<>(name, form, Need.REQUIRED, Optional.empty(), doc, example);
    }

    /** A key that may be left out. */
    static <T> Key<T> optional(String name, Form<T> form, String doc, String example) {
        return new Key<>(name, form, Need.OPTIONAL, Optional.empty(), doc, example);
    }

    /** A key that reads as {@code fallback} where it is left out. */
    static <T> Key<T> defaulted(
            String name, Word<T> form, String fallback, String doc, String example) {
        return new Key<>(name, form, Need.OPTIONAL, Optional.of(fallback), doc, example);
    }

    /** What the fallback means. */
    T otherwise() {
        if (form instanceof Word<T> word && fallback.isPresent()) {
            return word.parser().apply(fallback.get());
        }
        throw new IllegalStateException("key " + name + " has no fallback");
    }

    boolean isRequired() {
        return need == Need.REQUIRED;
    }
}
