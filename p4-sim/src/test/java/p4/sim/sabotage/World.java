package p4.sim.sabotage;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntBiFunction;
import p4.sim.scenario.CheckName;

/**
 * A copy of P4 in this JVM whose classes are loaded afresh, some of them broken by mutants.
 *
 * <p>Nothing that P4 keeps in static fields is shared with other worlds, so many may run at once. Only
 * types of the JDK and of libraries can be handed in and out.
 */
final class World extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String OURS = "p4.";
    private static final String LABORATORY = "p4.sim.cli.Laboratory";
    private static final String SEEDED_RUN = "p4.sim.cli.SeededRun";
    private static final String RECORDED = "p4.sim.cli.Recorded";

    private final Map<String, byte[]> woven;

    private World(ClassLoader parent, Map<String, byte[]> woven) {
        super(parent);
        this.woven = woven;
    }

    /** One that {@code mutants} break; with none of them it is as it ships. */
    static World brokenBy(List<? extends Mutant> mutants) {
        ClassLoader parent = World.class.getClassLoader();
        return new World(parent, new Weaver(parent).weave(mutants));
    }

    /** Runs its laboratory, which prints to {@code out}, with {@code arguments}; its exit code. */
    int run(PrintStream out, List<String> arguments) {
        return laboratory().applyAsInt(out, arguments);
    }

    /** Runs {@code scenario} with {@code seed} in its virtual time; the result of each check, and why. */
    Map<CheckName, String> judge(Path scenario, long seed) {
        Map<CheckName, String> results = new EnumMap<>(CheckName.class);
        seededRun()
                .apply(scenario, seed)
                .forEach((check, result) -> results.put(CheckName.valueOf(check), result));
        return results;
    }

    /** Runs {@code scenario} with {@code seed} in its virtual time; its journal, a line an entry. */
    List<String> record(Path scenario, long seed) {
        return recorded().apply(scenario, seed);
    }

    @SuppressWarnings("unchecked") // as Recorded declares
    private BiFunction<Path, Long, List<String>> recorded() {
        return (BiFunction<Path, Long, List<String>>) make(RECORDED);
    }

    @SuppressWarnings("unchecked") // as Laboratory declares
    private ToIntBiFunction<PrintStream, List<String>> laboratory() {
        return (ToIntBiFunction<PrintStream, List<String>>) make(LABORATORY);
    }

    @SuppressWarnings("unchecked") // as SeededRun declares
    private BiFunction<Path, Long, Map<String, String>> seededRun() {
        return (BiFunction<Path, Long, Map<String, String>>) make(SEEDED_RUN);
    }

    private Object make(String type) {
        try {
            return loadClass(type).getConstructor().newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("this world has no " + type, missing);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = woven.containsKey(name)
                ? woven.get(name)
                : shipped(name).orElseThrow(() -> new ClassNotFoundException(name));
        return defineClass(name, bytes, 0, bytes.length);
    }

    private Optional<byte[]> shipped(String name) {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = getParent().getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }
}
