package p4.sim.sabotage;

import java.util.Optional;

/**
 * Where a mutant is planted: a method, or with {@code callee} every call in it of another one.
 *
 * <p>Exactly one method must fit each.
 */
record Spot(Method method, Optional<Method> callee) {

    /**
     * A method of the class called {@code type}.
     *
     * <p>{@code name} may be followed by the number of its parameters, as in {@code complain/2}.
     */
    record Method(String type, String name) {

        /** Its name alone. */
        String bareName() {
            return name.replaceFirst("/.*", "");
        }

        /** How many parameters it takes, if that was said. */
        Optional<Integer> arity() {
            int slash = name.indexOf('/');
            return slash < 0
                    ? Optional.empty()
                    : Optional.of(Integer.parseInt(name.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return type + "." + name;
        }
    }

    /** All of a method. */
    static Spot in(String type, String method) {
        return new Spot(new Method(type, method), Optional.empty());
    }

    /** The calls of {@code callee} in this method. */
    Spot calling(String type, String callee) {
        return new Spot(method, Optional.of(new Method(type, callee)));
    }
}
