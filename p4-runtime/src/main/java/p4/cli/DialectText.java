package p4.cli;

/** The name of a dialect. */
public final class DialectText extends OptionText<Dialect> {

    /** Reads names given for {@code option}. */
    public DialectText(String option) {
        super(option);
    }

    @Override
    public Dialect convert(String text) {
        return Dialect.of(text)
                .orElseThrow(() -> expected(String.join("|", Dialect.words()), text));
    }
}
