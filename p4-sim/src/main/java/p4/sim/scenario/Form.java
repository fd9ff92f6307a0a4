package p4.sim.scenario;

import com.google.gson.JsonObject;

/** A way to write a value: how it is read, what a schema says of it, and what people are told. */
sealed interface Form<T> permits Word, Block, Choice, Listing, Either {

    /**
     * Understands {@code value}.
     *
     * @throws BadScenario if it is not of this form
     */
    T read(Value value);

    /** What should stand there, in words that end the sentence "found …, expected". */
    String expected();

    /** The form in a table of the reference: short, in Markdown. */
    String title();

    /** The form as a JSON schema. */
    JsonObject schema();
}
