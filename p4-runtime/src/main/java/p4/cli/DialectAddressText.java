package p4.cli;

import java.net.InetSocketAddress;

/** Where a dialect listens: {@code NAME=HOST:PORT}. */
public final class DialectAddressText extends OptionText<DialectAddressText.Place> {

    private final DialectText dialects;
    private final AddressText addresses;

    /** Reads places given for {@code option}. */
    public DialectAddressText(String option) {
        super(option);
        this.dialects = new DialectText(option);
        this.addresses = new AddressText(option);
    }

    /** A dialect and where it listens. */
    record Place(Dialect dialect, InetSocketAddress address) {}

    @Override
    public Place convert(String text) {
        int equal = text.indexOf('=');
        if (equal < 1) throw expected("NAME=HOST:PORT such as p4-classic=127.0.0.1:8000", text);
        return new Place(
                dialects.convert(text.substring(0, equal)),
                addresses.convert(text.substring(equal + 1)));
    }
}
