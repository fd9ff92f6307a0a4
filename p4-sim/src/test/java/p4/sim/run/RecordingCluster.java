package p4.sim.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.control.ControlPlane;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.sim.cluster.Capability;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.DiskFault;
import p4.sim.cluster.Hub;
import p4.sim.cluster.Lane;
import p4.sim.cluster.Seek;
import p4.sim.cluster.Sought;
import p4.sim.net.LinkRule;
import p4.transfer.DataPlane;

/** A cluster without nodes, which remembers in words what was done to it, in order. */
final class RecordingCluster implements Cluster, Hub {

    private final List<String> deeds = new ArrayList<>();
    private final List<CompletableFuture<Void>> starts = new ArrayList<>();
    private CompletionStage<Void> killing = CompletableFuture.completedFuture(null);
    private boolean slow;

    /** What was done to it, such as {@code freeze a-1}. */
    List<String> deeds() {
        return deeds;
    }

    /** Lets peers that are started from now on take until {@link #letStart}. */
    void startSlowly() {
        slow = true;
    }

    /** Lets peers that are crashed from now on be gone no sooner than {@code gone} completes. */
    void killWith(CompletionStage<Void> gone) {
        killing = gone;
    }

    /** Ends every start that is still under way. */
    void letStart() {
        starts.forEach(start -> start.complete(null));
    }

    /** Fails every start that is still under way. */
    void failStart(Throwable why) {
        starts.forEach(start -> start.completeExceptionally(why));
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Optional<Hub> hub() {
        return Optional.of(this);
    }

    @Override
    public CompletionStage<Sought> seek(PeerId peer, Seek order) {
        deeds.add("search by " + peer.value());
        return CompletableFuture.completedFuture(new Sought("0f", List.of()));
    }

    @Override
    public CompletionStage<Void> startTracker() {
        return did("start tracker");
    }

    @Override
    public CompletionStage<Void> crashTracker() {
        return did("crash tracker");
    }

    @Override
    public void cutTracker() {
        deeds.add("cut tracker");
    }

    @Override
    public void healTracker() {
        deeds.add("heal tracker");
    }

    @Override
    public CompletionStage<Void> start(PeerId peer) {
        deeds.add("start " + peer.value());
        var started = new CompletableFuture<Void>();
        starts.add(started);
        if (!slow) started.complete(null);
        return started;
    }

    @Override
    public CompletionStage<Void> crash(PeerId peer) {
        deeds.add("crash " + peer.value());
        return killing;
    }

    @Override
    public CompletionStage<Void> leave(PeerId peer) {
        return did("leave " + peer.value());
    }

    @Override
    public void standBy(PeerId peer) {
        deeds.add("stand by for " + peer.value());
    }

    @Override
    public CompletionStage<Void> freeze(PeerId peer) {
        return did("freeze " + peer.value());
    }

    @Override
    public void thaw(PeerId peer) {
        deeds.add("thaw " + peer.value());
    }

    @Override
    public void corrupt(PeerId peer) {
        deeds.add("corrupt " + peer.value());
    }

    @Override
    public void mend(PeerId peer) {
        deeds.add("mend " + peer.value());
    }

    @Override
    public void disturb(int fault, LinkRule rule) {
        deeds.add("disturb for " + fault);
    }

    @Override
    public CompletionStage<Void> calm(int fault) {
        return did("calm for " + fault);
    }

    @Override
    public void hurtDisk(PeerId peer, DiskFault how) {
        deeds.add(how.kind() + " at " + peer.value());
    }

    @Override
    public void mendDisk(PeerId peer, DiskFault how) {
        deeds.add("no " + how.kind() + " at " + peer.value());
    }

    @Override
    public List<Machine> machines() {
        return List.of(new Machine("m-1", List.of(new PeerId("a-1"))));
    }

    @Override
    public CompletionStage<Void> lose(List<Machine> machines) {
        machines.forEach(machine -> deeds.add("lose " + machine.name()));
        return killing;
    }

    @Override
    public CompletionStage<Void> giveBack(List<Machine> machines) {
        machines.forEach(machine -> deeds.add("give back " + machine.name()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<FilePath> changeFile(PeerId peer) {
        return did("change a file of " + peer.value()).thenApply(done -> new FilePath("f.bin"));
    }

    @Override
    public PeerCommands commands(PeerId peer) {
        throw new IllegalStateException(peer + " is not up");
    }

    @Override
    public CompletionStage<ContentHash> hash(PeerId peer, FilePath path) {
        return CompletableFuture.failedFuture(new IllegalStateException(peer + " has no disk"));
    }

    @Override
    public ControlPlane control() {
        return request -> CompletableFuture.failedFuture(noNodes());
    }

    @Override
    public CompletionStage<Integer> post(String path, Optional<Token> bearer, String body) {
        return CompletableFuture.failedFuture(noNodes());
    }

    @Override
    public Credentials credentials() {
        return Credentials.shared("a secret that is long enough");
    }

    @Override
    public DataPlane data() {
        throw noNodes();
    }

    @Override
    public CompletionStage<Sight> look() {
        return CompletableFuture.completedFuture(Sight.NOTHING);
    }

    @Override
    public List<Lane> lanes() {
        return List.of();
    }

    @Override
    public void close() {
        deeds.add("close");
    }

    private CompletionStage<Void> did(String deed) {
        deeds.add(deed);
        return CompletableFuture.completedFuture(null);
    }

    private static IllegalStateException noNodes() {
        return new IllegalStateException("there are no nodes");
    }
}
