package p4.cli;

import p4.model.PeerId;

/** The name of a peer or a user. */
public final class NameText extends OptionText<PeerId> {

    /** Reads names given for {@code option}. */
    public NameText(String option) {
        super(option);
    }

    @Override
    public PeerId convert(String text) {
        try {
            return new PeerId(text);
        } catch (IllegalArgumentException malformed) {
            throw expected("1 to 64 of A-Z a-z 0-9 . _ - that begin with a letter or digit", text);
        }
    }
}
