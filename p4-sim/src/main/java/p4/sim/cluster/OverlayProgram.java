package p4.sim.cluster;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.cli.OverlayCommands;
import p4.model.PeerEndpoint;
import p4.overlay.NodeId;
import p4.overlay.OverlayLimits;
import p4.overlay.OverlayNode;
import p4.overlay.OverlaySettings;
import p4.peer.PeerCommands;
import p4.time.Timeline;

/** A peer of an overlay, which knows some others by address when it starts. */
public final class OverlayProgram implements Program {

    private final OverlayLimits limits;
    private final OverlayPlugs plugs;
    private final Function<Member, List<PeerEndpoint>> known;
    private final OverlayTraffic traffic;

    /** {@code known} says whom a member knows; what is said is counted by {@code traffic}. */
    public OverlayProgram(
            OverlayLimits limits,
            OverlayPlugs plugs,
            Function<Member, List<PeerEndpoint>> known,
            OverlayTraffic traffic) {
        this.limits = limits;
        this.plugs = plugs;
        this.known = known;
        this.traffic = traffic;
    }

    @Override
    public Node prepare(Machine machine) {
        Member member = machine.member();
        OverlayPlugs.Plug plug = plugs.plug(member, machine.timeline());
        var scribe = new OverlayScribe(machine.journal(), member.peer(), limits);
        var settings = new OverlaySettings(
                NodeId.draw(machine.chance()), plug.endpoint().port(), known.apply(member), limits);
        var node = new OverlayNode(
                settings,
                traffic.counting(plug.network()),
                machine.folder(),
                machine.disk(),
                machine.chance(),
                machine.timeline(),
                scribe);
        plug.serve(traffic.counting(node));
        return new Running(node, plug, scribe, limits, machine.timeline());
    }

    private record Running(
            OverlayNode node,
            OverlayPlugs.Plug plug,
            OverlayScribe scribe,
            OverlayLimits limits,
            Timeline timeline)
            implements Node {

        @Override
        public PeerEndpoint endpoint() {
            return plug.endpoint();
        }

        @Override
        public void begin() {
            CompletionStage<Void> unused = node.start();
        }

        @Override
        public PeerCommands commands() {
            return new OverlayCommands(node, plug.endpoint());
        }

        @Override
        public CompletionStage<Sought> seek(Seek order) {
            return OverlaySearch.run(node, order, limits.search());
        }

        @Override
        public CompletionStage<Void> leave() {
            var left = new CompletableFuture<Void>();
            node.stop();
            timeline.execute(() -> {
                plug.hangUp();
                left.complete(null);
            });
            return left;
        }

        /** What it still does before it has stopped reaches nobody, and is not written down. */
        @Override
        public void end() {
            scribe.fallSilent();
            plug.close();
            node.stop();
        }
    }
}
