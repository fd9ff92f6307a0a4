package p4.cli;

import p4.tls.SubjectNames;

/** A host that a certificate can be made for. */
public final class CertifiedHostText extends OptionText<String> {

    /** Reads hosts given for {@code option}. */
    public CertifiedHostText(String option) {
        super(option);
    }

    @Override
    public String convert(String text) {
        if (SubjectNames.isHost(text)) return text;
        throw expected("a host's name or address", text);
    }
}
