package p4.cli;

import p4.model.PeerEndpoint;

/** Where another peer listens: {@code HOST:PORT}. */
public final class PeerText extends OptionText<PeerEndpoint> {

    /** Reads endpoints given for {@code option}. */
    public PeerText(String option) {
        super(option);
    }

    @Override
    public PeerEndpoint convert(String text) {
        try {
            return PeerEndpoint.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw expected("HOST:PORT such as 127.0.0.1:8001", text);
        }
    }
}
