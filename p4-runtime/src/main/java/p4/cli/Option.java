package p4.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParameterDescription;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An option of a command, as its users see it.
 *
 * <p>{@code placeholder} stands for its value and is empty for a flag, which has none; {@code
 * standard} is the value it has when it is not given. One that is {@code repeatable} may be given more
 * than once; its values are then separated by commas.
 */
record Option(
        List<String> names,
        String placeholder,
        boolean required,
        boolean repeatable,
        String description,
        Optional<String> standard) {

    /** The options that {@code parser} knows, in the order they are shown. */
    static List<Option> of(JCommander parser) {
        return parser.getParameters().stream()
                .sorted(Comparator.comparingInt(Option::order)
                        .thenComparing(ParameterDescription::getLongestName))
                .map(Option::of)
                .toList();
    }

    /** The name by which messages call it. */
    String name() {
        return names.get(names.size() - 1);
    }

    boolean isFlag() {
        return placeholder.isEmpty();
    }

    /** What has to be written, such as {@code --share DIR}. */
    String synopsis() {
        return isFlag() ? name() : name() + " " + placeholder;
    }

    private static int order(ParameterDescription parameter) {
        return parameter.getParameterAnnotation().order();
    }

    private static Option of(ParameterDescription parameter) {
        Parameter annotation = parameter.getParameterAnnotation();
        return new Option(
                List.of(annotation.names()),
                annotation.placeholder(),
                annotation.required(),
                List.class.isAssignableFrom(parameter.getParameterized().getType()),
                annotation.description(),
                standard(annotation, parameter));
    }

    private static Optional<String> standard(Parameter annotation, ParameterDescription parameter) {
        String described = annotation.defaultValueDescription();
        return described.isEmpty()
                ? Optional.ofNullable(parameter.getDefault()).flatMap(OptionText::written)
                : Optional.of(described);
    }
}
