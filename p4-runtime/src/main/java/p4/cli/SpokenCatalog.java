package p4.cli;

import io.grpc.ServerServiceDefinition;

import p4.compat.CompatLimits;
import p4.compat.DataPort;
import p4.compat.catalog.CatalogPort;
import p4.compat.catalog.CatalogTongue;
import p4.compat.catalog.FileEndpoint;
import p4.compat.program.OwnFiles;
import p4.compat.program.Tongue;
import p4.model.Credentials;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.time.Timeline;
import p4.wire.grpc.NettyTransport;
import p4.wire.http.Carrier;

/** The dialect {@code catalog} as a peer of ours speaks it. */
record SpokenCatalog(
        Carrier tracker, Credentials credentials, NettyTransport transport, Timeline timeline)
        implements SpokenDialect {

    @Override
    public ServerServiceDefinition service(OwnFiles files) {
        return FileEndpoint.service(files);
    }

    @Override
    public Tongue tongue(PeerId name, PeerEndpoint own) {
        return new CatalogTongue(
                tracker, credentials.user().orElse(name.value()), credentials.secret(), own);
    }

    @Override
    public DataPort port() {
        return new CatalogPort(transport::channel, CompatLimits.DEFAULT, timeline);
    }
}
