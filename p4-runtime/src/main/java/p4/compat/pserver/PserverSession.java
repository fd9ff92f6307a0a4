package p4.compat.pserver;

import java.time.Instant;
import p4.compat.Visit;
import p4.model.Token;

/**
 * A program that logged in as {@code user}: the guest it is, and when it was heard of.
 *
 * <p>The guest, which came by {@code visit} and has {@code token}, may be gone, if it was silent.
 */
record PserverSession(Program program, String user, Visit visit, Token token, Instant heard) {

    /** The same, heard of at {@code now}. */
    PserverSession heardAt(Instant now) {
        return new PserverSession(program, user, visit, token, now);
    }
}
