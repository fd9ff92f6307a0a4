package p4.sim.cluster.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What a program in a container says, on both of its streams. */
final class Said extends ResultCallback.Adapter<Frame> {

    private static final long PATIENCE_SECONDS = 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void onNext(Frame frame) {
        synchronized (bytes) {
            bytes.writeBytes(frame.getPayload());
        }
    }

    /** All of it so far. */
    String text() {
        synchronized (bytes) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** The same on one line. */
    String line() {
        return text().strip().replaceAll("\\s+", " ");
    }

    /** Waits for its end; tells whether that came in time. */
    boolean await() {
        try {
            return awaitCompletion(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
