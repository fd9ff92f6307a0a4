package p4.cli;

import com.beust.jcommander.IStringConverter;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the value of one option, which it names in what it says of a bad one.
 *
 * @param <T> what the option's value is
 */
abstract class OptionText<T> implements IStringConverter<T> {

    private final String option;

    /** Reads values of {@code option}. */
    OptionText(String option) {
        this.option = option;
    }

    /** What to say of {@code found}. */
    final BadValue expected(String expected, String found) {
        return new BadValue(option, found, expected);
    }

    /** Writes {@code value} as somebody would type it; empty if it is not worth showing. */
    static Optional<String> written(Object value) {
        if (value instanceof Duration duration) return Optional.of(DurationText.write(duration));
        if (value instanceof InetSocketAddress address) {
            return Optional.of(AddressText.write(address));
        }
        if (value instanceof Boolean || value instanceof Path) return Optional.empty();
        return Optional.of(value.toString()).filter(text -> !text.isEmpty());
    }
}
