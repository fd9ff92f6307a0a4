package p4.compat;

import p4.control.Refusal;

/** The tracker does not let somebody be a guest; nothing changed. */
public final class GuestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal why;

    /** Refuses because of {@code why}. */
    public GuestRefused(Refusal why) {
        super("the tracker refused: " + why);
        this.why = why;
    }

    /** The reason, for programs. */
    public Refusal why() {
        return why;
    }
}
