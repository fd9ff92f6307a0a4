package p4.sim.sabotage;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.asm.MemberSubstitution.Source;
import net.bytebuddy.implementation.bind.annotation.AllArguments;
import net.bytebuddy.implementation.bind.annotation.Morph;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.This;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** What woven classes call: the one place where a mutant takes over. */
public final class Strike {

    private Strike() {}

    /** Marks the parameter that the name of the mutant goes to. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Planted {}

    /** The method as it was, for the class that calls it. */
    public interface Unwoven {

        /** Calls it. */
        Object call(Object... arguments);
    }

    /** Takes the place of a method. */
    @RuntimeType
    public static Object method(
            @Planted String mutant,
            @This(optional = true) Object self,
            @AllArguments Object[] arguments,
            @Morph Unwoven original)
            throws Throwable {
        return strike(mutant, new Call(self, Arrays.asList(arguments), original::call));
    }

    /** Takes the place of a call in a method. */
    public static Object callSite(
            @Planted String mutant,
            @MemberSubstitution.This(source = Source.SUBSTITUTED_ELEMENT, optional = true) Object self,
            @MemberSubstitution.AllArguments(
                            source = Source.SUBSTITUTED_ELEMENT,
                            typing = Assigner.Typing.DYNAMIC)
                    Object[] arguments,
            @MemberSubstitution.SelfCallHandle(source = Source.SUBSTITUTED_ELEMENT, bound = false)
                    MethodHandle original)
            throws Throwable {
        boolean isStatic = original.type().parameterCount() == arguments.length;
        MethodHandle method = isStatic ? original : original.bindTo(self);
        return strike(
                mutant, new Call(self, Arrays.asList(arguments), method::invokeWithArguments));
    }

    static Method named(String name) {
        return List.of(Strike.class.getMethods()).stream()
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Object strike(String mutant, Call call) throws Throwable {
        return Mutants.named(mutant).mistake().deed().insteadOf(call);
    }
}
