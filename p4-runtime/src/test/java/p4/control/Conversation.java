package p4.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Located;
import p4.control.ControlReply.Offer;
import p4.control.ControlReply.Placed;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerId;
import p4.model.Token;

/** What tests say to a tracker, in few words. */
public final class Conversation {

    /** The port that everybody here announces. */
    public static final int PORT = 7001;

    /** How many bytes of uploads everybody here takes. */
    public static final long ROOM = 1_000;

    /** What lets a peer in. */
    public static final Credentials GOOD = Credentials.shared("open sesame");

    private final Function<ControlRequest, ControlReply> tracker;

    /** Says everything to {@code tracker}. */
    public Conversation(Function<ControlRequest, ControlReply> tracker) {
        this.tracker = tracker;
    }

    /** A file at {@code path} whose content is {@code text}. */
    public static FileManifest file(String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new FileManifest(new FilePath(path), bytes.length, ContentHash.ofContent(bytes));
    }

    /** The identity that belongs to {@code name} in all tests. */
    public static Token identity(String name) {
        return Token.draw(new SplittableRandom(name.hashCode()));
    }

    /** An announce of {@code name} that a tracker in the laboratory accepts. */
    public static Announce announce(String name) {
        return new Announce(
                new PeerId(name), identity(name), GOOD, OptionalInt.of(PORT), Optional.empty());
    }

    /** Asks, and expects an answer of {@code kind}. */
    public <R extends ControlReply> R ask(ControlRequest request, Class<R> kind) {
        ControlReply reply = tracker.apply(request);
        assertThat(reply).as("answer to %s", request).isInstanceOf(kind);
        return kind.cast(reply);
    }

    /** Asks, and expects to be refused. */
    public Refusal refusal(ControlRequest request) {
        return ask(request, Refused.class).why();
    }

    /** Announces {@code name}, which offers {@code files} and has room for {@link #ROOM} bytes. */
    public Announced join(String name, FileManifest... files) {
        return join(name, OptionalLong.of(ROOM), files);
    }

    /** Announces {@code name}, which offers {@code files} and has {@code room} for uploads. */
    public Announced join(String name, OptionalLong room, FileManifest... files) {
        Announced announced = ask(announce(name), Announced.class);
        FileTree tree = FileTree.of(Arrays.asList(files));
        ask(new Publish(announced.token(), tree, room), ControlReply.Published.class);
        return announced;
    }

    /** Who holds the file at {@code path}, as told to {@code asker}. */
    public Located locate(Announced asker, String path) {
        return ask(new Locate(asker.token(), new FilePath(path), Optional.empty()), Located.class);
    }

    /** The names of those who hold the file at {@code path}, in the order told to {@code asker}. */
    public List<String> holders(Announced asker, String path) {
        return names(locate(asker, path).holders());
    }

    /** Who may take {@code copies} of {@code file}, as told to {@code asker}. */
    public List<String> takers(Announced asker, FileManifest file, int copies) {
        return names(ask(new Place(asker.token(), file, copies), Placed.class).takers());
    }

    private static List<String> names(List<Offer> offers) {
        return offers.stream().map(offer -> offer.peer().value()).toList();
    }
}
