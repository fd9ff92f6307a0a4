package p4.cli;

import java.util.Optional;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.RemotePeerCommands;

/** A peer of ours that runs in another process; files go to and come from its own folders. */
final class RunningPeer implements Link {

    private final NettyTransport transport = new NettyTransport(1);
    private final RemotePeerCommands peer;

    RunningPeer(Home.Control control) {
        var endpoint = new PeerEndpoint("127.0.0.1", control.port());
        this.peer = new RemotePeerCommands(transport.channel(endpoint), new Token(control.token()));
    }

    @Override
    public PeerCommands commands() {
        return peer;
    }

    @Override
    public boolean keepsFilesHere() {
        return false;
    }

    @Override
    public ExitCode get(Output show, String path, Optional<String> output, boolean overwrite) {
        output.ifPresent(RunningPeer::checkInDownloads);
        return new Words(peer, show).get(path, output, overwrite);
    }

    private static void checkInDownloads(String output) {
        try {
            new FilePath(output);
        } catch (IllegalArgumentException malformed) {
            throw new UsageError("-o: found \"" + output + "\", expected a path in the downloads of"
                    + " the peer that is told to get it, such as docs/plan.pdf");
        }
    }

    @Override
    public ExitCode put(Output show, String file, int copies) {
        return new Words(peer, show).put(file, copies);
    }

    @Override
    public void close() {
        peer.close();
        transport.close();
    }
}
