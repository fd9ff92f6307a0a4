package p4.cli;

import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends what libraries log by {@code java.util.logging} to where all logs go, and not to a terminal. */
final class QuietLogs {

    private QuietLogs() {}

    /** Makes it so from now on, in the whole JVM. */
    static void install() {
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
    }
}
