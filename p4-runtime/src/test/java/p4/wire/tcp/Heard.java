package p4.wire.tcp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import p4.overlay.Connection;
import p4.overlay.Message;

/** Somebody who keeps all that comes through a connection. */
final class Heard implements Connection.Listener {

    final List<Message> messages = new CopyOnWriteArrayList<>();
    volatile boolean closed;
    int closings;

    @Override
    public void received(Message message) {
        messages.add(message);
    }

    @Override
    public void closed() {
        closings++;
        closed = true;
    }
}
