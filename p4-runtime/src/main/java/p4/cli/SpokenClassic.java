package p4.cli;

import io.grpc.ServerServiceDefinition;

import p4.compat.CompatLimits;
import p4.compat.DataPort;
import p4.compat.classic.ClassicTongue;
import p4.compat.classic.ClassicTracker;
import p4.compat.classic.GreeterEndpoint;
import p4.compat.classic.GreeterPort;
import p4.compat.program.OwnFiles;
import p4.compat.program.Tongue;
import p4.model.Credentials;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.time.Timeline;
import p4.wire.grpc.NettyTransport;
import p4.wire.http.Carrier;

/** The dialect {@code p4-classic} as a peer of ours speaks it. */
record SpokenClassic(
        Carrier tracker, Credentials credentials, NettyTransport transport, Timeline timeline)
        implements SpokenDialect {

    @Override
    public ServerServiceDefinition service(OwnFiles files) {
        return GreeterEndpoint.service(files);
    }

    @Override
    public Tongue tongue(PeerId name, PeerEndpoint own) {
        return new ClassicTongue(
                new ClassicTracker(tracker), name.value(), own, credentials.secret());
    }

    @Override
    public DataPort port() {
        return new GreeterPort(transport::channel, CompatLimits.DEFAULT, timeline);
    }
}
