package p4.sim.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A JVM beside this one that runs a program as somebody else's machine would. */
public record OtherJvm(String what, Path home, List<String> options) {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final int OLDEST = 17;

    /** The JDK that this JVM is of. */
    public static Path current() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The oldest and the newest JDK that can run P4; both are the current one if it is alone. */
    static List<Path> oldestAndNewest() throws IOException {
        var homes = new TreeMap<Integer, Path>(Map.of(version(current()), current()));
        if (Files.isDirectory(INSTALLED)) {
            try (Stream<Path> installed = Files.list(INSTALLED)) {
                for (Path home : installed.sorted().toList()) {
                    if (Files.isExecutable(java(home))) homes.putIfAbsent(version(home), home);
                }
            }
        }
        homes.headMap(OLDEST).clear();
        return List.of(homes.firstEntry().getValue(), homes.lastEntry().getValue());
    }

    /** Starts {@code program} on {@code arguments}; what it prints goes to {@code said}. */
    public Process start(Path said, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java(home).toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    private static Path java(Path home) {
        return home.resolve("bin/java");
    }

    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) return 0;
        var properties = new Properties();
        try (var in = Files.newBufferedReader(release)) {
            properties.load(in);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("\\.", 2)[0]);
    }

    @Override
    public String toString() {
        return what;
    }
}
