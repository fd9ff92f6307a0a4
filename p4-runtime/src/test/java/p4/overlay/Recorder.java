package p4.overlay;

import java.util.ArrayList;
import java.util.List;

/** A connection whose other end is a test. */
final class Recorder implements Connection {

    final List<Message> sent = new ArrayList<>();
    boolean closed;

    @Override
    public String remoteHost() {
        return "10.9.9.9";
    }

    @Override
    public void send(Message message) {
        if (!closed) sent.add(message);
    }

    @Override
    public void close() {
        closed = true;
    }

    <T extends Message> List<T> sent(Class<T> kind) {
        return sent.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
