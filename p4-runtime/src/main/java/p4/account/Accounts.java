package p4.account;

import p4.model.Credentials;

/** Knows who may announce; may be asked from many threads at once. */
@FunctionalInterface
public interface Accounts {

    /**
     * Tells whether {@code credentials} are good.
     *
     * <p>May work for tens of milliseconds, as long for a wrong user as for a wrong password.
     */
    boolean admits(Credentials credentials);

    /** Admits whom this or {@code other} admits; always asks both, to take the same time. */
    default Accounts or(Accounts other) {
        return credentials -> {
            boolean here = admits(credentials);
            boolean there = other.admits(credentials);
            return here || there;
        };
    }
}
