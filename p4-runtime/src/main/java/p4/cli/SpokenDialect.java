package p4.cli;

import io.grpc.ServerServiceDefinition;

import p4.compat.DataPort;
import p4.compat.program.OwnFiles;
import p4.compat.program.Tongue;
import p4.model.PeerEndpoint;
import p4.model.PeerId;

/** How a peer of ours speaks a dialect: the parts that its process is made of. */
interface SpokenDialect {

    /** What serves {@code files} in the dialect, over gRPC. */
    ServerServiceDefinition service(OwnFiles files);

    /** Its words to the tracker, as {@code name} that serves at {@code own}. */
    Tongue tongue(PeerId name, PeerEndpoint own);

    /** Its way to the files of other programs. */
    DataPort port();
}
