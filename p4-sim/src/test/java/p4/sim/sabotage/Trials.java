package p4.sim.sabotage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Runs in virtual time, several at once, each in a world of its own, and each made once. */
final class Trials implements AutoCloseable {

    private static final int AT_ONCE = 4;

    private final Path results;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<Key, CompletableFuture<Trial>> begun = new ConcurrentHashMap<>();

    /** Runs whose reports go to {@code results}. */
    Trials(Path results) {
        this.results = results;
    }

    private record Key(Stage stage, List<Mutant> mutants) {}

    /** Begins a run on {@code stage} with {@code mutants}, if it has not begun. */
    void begin(Stage stage, Mutant... mutants) {
        CompletionStage<Trial> unused = of(stage, mutants);
    }

    /** What the run on {@code stage} with {@code mutants} came to; waits for it. */
    Trial await(Stage stage, Mutant... mutants) {
        return of(stage, mutants).join();
    }

    private CompletableFuture<Trial> of(Stage stage, Mutant... mutants) {
        List<Mutant> all =
                Stream.concat(stage.given().stream(), Stream.of(mutants)).toList();
        return begun.computeIfAbsent(
                new Key(stage, all), key -> CompletableFuture.supplyAsync(() -> run(key), threads));
    }

    private Trial run(Key key) {
        try {
            World world = World.brokenBy(key.mutants());
            Path folder = Files.createTempDirectory(results, "trial");
            return Trial.run(world, key.stage(), folder);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
