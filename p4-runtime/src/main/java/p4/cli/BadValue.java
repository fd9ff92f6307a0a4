package p4.cli;

import p4.model.Printable;
import p4.tls.BadPem;

/** A value that its option cannot have: what was found, and what was expected. */
final class BadValue extends UsageError {

    private static final long serialVersionUID = 1L;

    private final String option;
    private final String complaint;

    /** Says that {@code option} has the value {@code found}, but should be {@code expected}. */
    BadValue(String option, String found, String expected) {
        this(option, "found " + Printable.quote(found) + ", expected " + expected);
    }

    private BadValue(String option, String complaint) {
        super(option + ": " + complaint);
        this.option = option;
        this.complaint = complaint;
    }

    /** An option that needs a value and has none. */
    static BadValue missing(String option, String expected) {
        return new BadValue(option, "found nothing, expected " + expected);
    }

    /** An option that names a file of which {@code bad} says what is wrong. */
    static BadValue because(String option, BadPem bad) {
        return new BadValue(option, String.valueOf(bad.getMessage()));
    }

    /** The option, with its dashes. */
    String option() {
        return option;
    }

    /** The same complaint about a value that stands at {@code place}. */
    UsageError at(String place) {
        return new UsageError(place + " " + option.substring(2) + ": " + complaint);
    }
}
