package p4.cli;

/** How many: a whole number, 1 to 1000. */
public final class CountText extends OptionText<Integer> {

    private static final int MAX = 1_000;

    /** Reads counts given for {@code option}. */
    public CountText(String option) {
        super(option);
    }

    @Override
    public Integer convert(String text) {
        int count = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (count < 1 || count > MAX) throw expected("a number from 1 to " + MAX, text);
        return count;
    }
}
