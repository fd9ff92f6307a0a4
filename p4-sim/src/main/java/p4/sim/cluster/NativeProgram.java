package p4.sim.cluster;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.control.ControlPlane;
import p4.model.Credentials;
import p4.model.PeerEndpoint;
import p4.peer.Peer;
import p4.peer.PeerCommands;
import p4.peer.PeerGauges;
import p4.sim.scenario.TrackerSpec;
import p4.transfer.LateHandler;

/** A peer that finds others by a tracker. */
public final class NativeProgram implements Program {

    private final Function<Member, ControlPlane> control;
    private final DataPlugs plugs;
    private final Credentials credentials;
    private final TrackerSpec tracker;

    /** {@code control} is each member's way to the tracker, which {@code credentials} let it into. */
    public NativeProgram(
            Function<Member, ControlPlane> control,
            DataPlugs plugs,
            Credentials credentials,
            TrackerSpec tracker) {
        this.control = control;
        this.plugs = plugs;
        this.credentials = credentials;
        this.tracker = tracker;
    }

    @Override
    public Node prepare(Machine machine) {
        Member member = machine.member();
        var handler = new LateHandler();
        DataPlugs.Plug plug =
                plugs.plug(member, handler, handler, machine.disk(), machine.timeline());
        var peer = new Peer(
                NodeSettings.peer(
                        member, machine.identity(), credentials, plug.endpoint(), tracker),
                control.apply(member),
                plug.data(),
                machine.folder(),
                machine.folder(),
                machine.chance(),
                machine.timeline(),
                new PeerScribe(machine.journal(), member.peer()));
        handler.become(peer.uploads(), peer.proofs());
        return new Running(peer, plug);
    }

    private record Running(Peer peer, DataPlugs.Plug plug) implements Node {

        @Override
        public PeerEndpoint endpoint() {
            return plug.endpoint();
        }

        @Override
        public void begin() {
            peer.start();
        }

        @Override
        public PeerCommands commands() {
            return peer;
        }

        @Override
        public Optional<PeerGauges> gauges() {
            return Optional.of(peer.gauges());
        }

        @Override
        public CompletionStage<Void> leave() {
            return peer.leave();
        }

        @Override
        public void end() {
            peer.crash();
            plug.close();
        }
    }
}
