package p4.cli;

/** A port: 1 to 65535. */
public final class PortText extends OptionText<Integer> {

    private static final int PORT_MAX = 65_535;

    /** Reads ports given for {@code option}. */
    public PortText(String option) {
        super(option);
    }

    @Override
    public Integer convert(String text) {
        if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= PORT_MAX) {
            return Integer.valueOf(text);
        }
        throw expected("a port, 1 to 65535", text);
    }
}
