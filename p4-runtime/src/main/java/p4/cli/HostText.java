package p4.cli;

import p4.model.PeerEndpoint;

/** A host's name or address, without a port. */
public final class HostText extends OptionText<String> {

    /** Reads hosts given for {@code option}. */
    public HostText(String option) {
        super(option);
    }

    @Override
    public String convert(String text) {
        try {
            return new PeerEndpoint(text, 1).host();
        } catch (IllegalArgumentException malformed) {
            throw expected("a host's name or address", text);
        }
    }
}
