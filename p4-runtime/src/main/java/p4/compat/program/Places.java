package p4.compat.program;

import p4.model.PeerId;

/** Names for those of whom only an address is known. */
final class Places {

    private static final int CHARACTERS_MAX = 64;

    private Places() {}

    /** Whoever is at {@code address}. */
    static PeerId name(String address) {
        String name = "at-" + address.replaceAll("[^A-Za-z0-9._-]+", "-");
        return new PeerId(name.substring(0, Math.min(name.length(), CHARACTERS_MAX)));
    }
}
