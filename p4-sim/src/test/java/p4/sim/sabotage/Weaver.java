package p4.sim.sabotage;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.asm.MemberSubstitution.Substitution.Chain.Step.ForDelegation;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Morph;
import net.bytebuddy.implementation.bind.annotation.TargetMethodAnnotationDrivenBinder.ParameterBinder.ForFixedValue;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/** Plants mutants into class files. */
final class Weaver {

    private final ClassFileLocator files;
    private final TypePool types;

    /** Finds the class files where {@code loader} has them. */
    Weaver(ClassLoader loader) {
        this.files = ClassFileLocator.ForClassLoader.of(loader);
        this.types = TypePool.Default.of(files);
    }

    /**
     * The class files that {@code mutants} break, and those that these need besides, by class name.
     *
     * @throws IllegalArgumentException if there is not exactly one method for each to be planted into
     */
    Map<String, byte[]> weave(List<? extends Mutant> mutants) {
        Map<String, DynamicType.Builder<?>> classes = new LinkedHashMap<>();
        for (Mutant mutant : mutants) {
            classes.compute(mutant.mistake().spot().method().type(), (type, woven) -> {
                return plant(mutant, woven == null ? open(type) : woven);
            });
        }
        Map<String, byte[]> woven = new TreeMap<>();
        for (DynamicType.Builder<?> builder : classes.values()) {
            builder.make(types)
                    .getAllTypes()
                    .forEach((type, bytes) -> woven.put(type.getName(), bytes));
        }
        return woven;
    }

    private DynamicType.Builder<?> open(String type) {
        return new ByteBuddy().rebase(types.describe(type).resolve(), files);
    }

    private DynamicType.Builder<?> plant(Mutant mutant, DynamicType.Builder<?> builder) {
        Spot spot = mutant.mistake().spot();
        ElementMatcher<MethodDescription> method = only(spot.method());
        return spot.callee()
                .<DynamicType.Builder<?>>map(
                        callee -> builder.visit(calls(mutant, callee).on(method)))
                .orElseGet(() -> builder.method(method).intercept(taken(mutant)));
    }

    private MemberSubstitution calls(Mutant mutant, Spot.Method callee) {
        return MemberSubstitution.relaxed()
                .failIfNoMatch(true)
                .method(only(callee).and(isDeclaredBy(named(callee.type()))))
                .replaceWith(MemberSubstitution.Substitution.Chain.with(
                                Assigner.DEFAULT, Assigner.Typing.DYNAMIC)
                        .executing(ForDelegation.withCustomMapping()
                                .bind(Strike.Planted.class, mutant.name())
                                .to(Strike.named("callSite"))));
    }

    private static Implementation taken(Mutant mutant) {
        return MethodDelegation.withDefaultConfiguration()
                .withBinders(
                        Morph.Binder.install(Strike.Unwoven.class),
                        ForFixedValue.OfConstant.of(Strike.Planted.class, mutant.name()))
                .filter(named("method"))
                .to(Strike.class);
    }

    private ElementMatcher.Junction<MethodDescription> only(Spot.Method wanted) {
        ElementMatcher.Junction<MethodDescription> fits = named(wanted.bareName());
        if (wanted.arity().isPresent()) {
            fits = fits.and(takesArguments(wanted.arity().get()));
        }
        TypeDescription type = types.describe(wanted.type()).resolve();
        int found = type.getDeclaredMethods().filter(fits).size();
        if (found != 1) {
            throw new IllegalArgumentException(
                    "expected one method " + wanted + ", found " + found);
        }
        return fits;
    }
}
