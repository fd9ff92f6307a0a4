package p4.cli;

import java.util.Locale;
import p4.peer.PeerSettings.Verification;

/** Where tickets are verified: {@code online} or {@code offline}. */
public final class VerificationText extends OptionText<Verification> {

    /** Reads what was given for {@code option}. */
    public VerificationText(String option) {
        super(option);
    }

    @Override
    public Verification convert(String text) {
        for (Verification kind : Verification.values()) {
            if (write(kind).equals(text)) return kind;
        }
        throw expected("online or offline", text);
    }

    static String write(Verification kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
