package p4.sim.cluster.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import p4.disk.DirectoryFolder;
import p4.disk.DiskSettings;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.sim.cluster.FaultyFolder;
import p4.sim.cluster.FreezableExecutor;
import p4.sim.cluster.FreezableTimeline;
import p4.sim.cluster.Member;
import p4.sim.cluster.Program;
import p4.sim.cluster.Seek;
import p4.sim.cluster.Sought;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.time.SystemTimeline;

/**
 * One real peer of a run, whatever it speaks: a machine that runs the program of its protocol.
 *
 * <p>It has a directory of its own that outlives its crashes.
 */
public final class PeerNode implements AutoCloseable {

    private final Member member;
    private final Path directory;
    private final Token identity;
    private final Surroundings around;
    private final RandomGenerator chance;
    private Optional<Running> running = Optional.empty();
    private boolean frozen;

    /** Will run {@code member} on what {@code directory} holds. */
    public PeerNode(
            Member member,
            Token identity,
            Path directory,
            Surroundings around,
            RandomGenerator chance) {
        this.member = member;
        this.directory = directory;
        this.around = around;
        this.chance = chance;
        this.identity = identity;
    }

    /** What a peer finds where it starts: everything it does not own. */
    public record Surroundings(Journal journal, Threads threads, Program program) {}

    private record Running(
            Program.Node node,
            FreezableTimeline timeline,
            FreezableExecutor disk,
            FaultyFolder folder) {

        void end() {
            node.end();
            folder.close();
        }
    }

    /** Tells whether it runs. */
    public synchronized boolean isUp() {
        return running.isPresent();
    }

    /** Starts it, with what its directory holds. */
    public synchronized void start() {
        var timeline = new FreezableTimeline(new SystemTimeline(around.threads().timelines()));
        var disk = new FreezableExecutor(around.threads().disk());
        var folder = new FaultyFolder(DirectoryFolder.open(
                DiskSettings.at(directory, Optional.empty()), disk, warning -> {}));
        Program.Node node = around.program()
                .prepare(new Program.Machine(
                        member, identity, folder, disk, timeline, chance, around.journal()));
        running = Optional.of(new Running(node, timeline, disk, folder));
        frozen = false;
        around.journal()
                .tell(
                        member.peer().value(),
                        new Event.PeerStarted(node.endpoint().toString(), fileCount()));
        node.begin();
    }

    /** Ends it without a goodbye. */
    public synchronized void crash() {
        running.ifPresent(Running::end);
        running = Optional.empty();
    }

    /** Tells it to leave, and ends it then. */
    public synchronized CompletionStage<Void> leave() {
        if (running.isEmpty()) return CompletableFuture.completedFuture(null);
        Running leaving = running.get();
        running = Optional.empty();
        return leaving.node().leave().whenComplete((left, failed) -> leaving.end());
    }

    /** Holds up everything it does. */
    public synchronized void freeze() {
        frozen = true;
        running.ifPresent(node -> {
            node.timeline().freeze();
            node.disk().freeze();
        });
    }

    /** Lets it go on. */
    public synchronized void thaw() {
        frozen = false;
        running.ifPresent(node -> {
            node.disk().thaw();
            node.timeline().thaw();
        });
    }

    /** Makes it send wrong bytes, or right ones again. */
    public synchronized void corrupt(boolean wrong) {
        running.ifPresent(node -> node.folder().corrupt(wrong));
    }

    /** Rewrites the first of its files with as many other bytes. */
    public synchronized FilePath changeFile() {
        try (Stream<Path> files = Files.walk(directory)) {
            Path file = files.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException(member.peer() + " has no file to change"));
            SeedFiles.write(file, Files.size(file), chance.nextLong());
            running.ifPresent(node -> node.folder().changed());
            return new FilePath(directory.relativize(file).toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Its commands; fails if it is not up. */
    public synchronized PeerCommands commands() {
        return node().commands();
    }

    /** Has its user search an overlay; fails if it is not up. */
    public synchronized CompletionStage<Sought> seek(Seek order) {
        return node().seek(order);
    }

    /** Whether it is up and does not stand still. */
    public synchronized boolean isAwake() {
        return isUp() && !frozen;
    }

    private Program.Node node() {
        return running.map(Running::node)
                .orElseThrow(() -> new IllegalStateException(member.peer() + " is not up"));
    }

    /** Hashes what lies at {@code path} on its disk. */
    public ContentHash hash(FilePath path) {
        MessageDigest digest = ContentHash.digest();
        byte[] block = new byte[64 << 10];
        try (InputStream in = Files.newInputStream(SeedFiles.resolve(directory, path))) {
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                digest.update(block, 0, count);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return ContentHash.of(digest.digest());
    }

    @Override
    public void close() {
        crash();
    }

    private int fileCount() {
        try (Stream<Path> files = Files.walk(directory)) {
            return (int) files.filter(Files::isRegularFile).count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
