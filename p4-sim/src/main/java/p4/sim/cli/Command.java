package p4.sim.cli;

/**
 * Something that {@code p4-sim.jar} can be asked to do; its fields are the arguments it takes.
 *
 * <p>{@code Parameters.commandDescription} says in a sentence what for.
 */
interface Command {

    /**
     * Does it, once its arguments are read, and tells {@code screen} about it.
     *
     * @throws Refusal if the arguments make no sense together; the message is one line
     */
    ExitCode run(Screen screen);
}
