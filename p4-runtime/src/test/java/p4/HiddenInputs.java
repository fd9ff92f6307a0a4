package p4;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Time and chance that nobody handed in: what makes two runs of one seed differ. */
public final class HiddenInputs {

    /** Accesses that read the real clock or wait on it, method references included. */
    public static final DescribedPredicate<JavaAccess<?>> THE_REAL_CLOCK =
            DescribedPredicate.describe(
                    "reads or waits on the real clock",
                    access -> readsTheClock(access.getTarget()));

    /** Accesses that draw from a generator nobody seeded. */
    public static final DescribedPredicate<JavaAccess<?>> UNSEEDED_CHANCE =
            DescribedPredicate.describe(
                    "draws from a generator nobody seeded", access -> draws(access.getTarget()));

    private HiddenInputs() {}

    private static boolean readsTheClock(AccessTarget target) {
        return is(target, System.class, "currentTimeMillis", "nanoTime")
                || (target.getName().equals("now") && in(target, "java.time"))
                || (in(target, Clock.class) && target.getName().startsWith("system"))
                || (in(target, Clock.class) && target.getName().startsWith("tick"))
                || is(target, InstantSource.class, "system")
                || (in(target, Date.class) && hasNoArguments(target))
                || is(target, Calendar.class, "getInstance")
                || in(target, Timer.class)
                || is(target, Thread.class, "sleep")
                || is(target, TimeUnit.class, "sleep")
                || is(
                        target,
                        CompletableFuture.class,
                        "orTimeout",
                        "completeOnTimeout",
                        "delayedExecutor");
    }

    private static boolean draws(AccessTarget target) {
        return is(target, Math.class, "random")
                || is(target, ThreadLocalRandom.class, "current")
                || is(target, UUID.class, "randomUUID")
                || in(target, SecureRandom.class)
                || is(target, RandomGenerator.class, "getDefault", "of")
                || in(target, RandomGeneratorFactory.class)
                || isMadeWithNoSeed(target, Random.class)
                || isMadeWithNoSeed(target, SplittableRandom.class)
                || (is(target, Collections.class, "shuffle") && argumentsOf(target) == 1);
    }

    private static boolean isMadeWithNoSeed(AccessTarget target, Class<?> generator) {
        return is(target, generator, "<init>") && hasNoArguments(target);
    }

    private static boolean is(AccessTarget target, Class<?> owner, String... names) {
        return in(target, owner) && Set.of(names).contains(target.getName());
    }

    private static boolean in(AccessTarget target, Class<?> owner) {
        return target.getOwner().isEquivalentTo(owner);
    }

    private static boolean in(AccessTarget target, String packageName) {
        return target.getOwner().getPackageName().equals(packageName);
    }

    private static boolean hasNoArguments(AccessTarget target) {
        return target.getName().equals("<init>") && argumentsOf(target) == 0;
    }

    private static int argumentsOf(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget call
                ? call.getRawParameterTypes().size()
                : 0;
    }
}
