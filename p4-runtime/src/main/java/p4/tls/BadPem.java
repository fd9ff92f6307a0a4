package p4.tls;

import java.io.IOException;

/** A file of certificates or keys that cannot be used: what was found, where, what was expected. */
public final class BadPem extends IOException {

    private static final long serialVersionUID = 1L;

    BadPem(String found, String expected) {
        super("found " + found + ", expected " + expected);
    }
}
