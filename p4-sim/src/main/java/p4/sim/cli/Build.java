package p4.sim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. */
record Build(String version, String commit) {

    static Build read() {
        var properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("/p4/build.properties")) {
            if (in != null) properties.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Build(
                properties.getProperty("version", "unknown"),
                properties.getProperty("commit", "unknown"));
    }
}
