package p4.tracker;

import static p4.control.Conversation.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.control.Challenge;
import p4.control.DialBack;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.Sample;

/** Peers that are there, and show of one file what they have: the right bytes, others or none. */
final class ClaimantsDialed implements DialBack {

    static final String TEXT = "freude schöner götterfunken";
    static final FileManifest POEM = file("poems/ode.txt", TEXT);

    /** One question for a sample. */
    record Asked(PeerEndpoint endpoint, Challenge challenge, Sample sample) {}

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, CompletableFuture<Optional<ContentHash>>> later = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    /** Lets {@code peer} show parts of {@code text}, as long as the poem, for it. */
    ClaimantsDialed lying(String peer, String text) {
        texts.put(peer, text);
        return this;
    }

    /** Lets {@code peer} say that it has no such bytes. */
    ClaimantsDialed without(String peer) {
        return lying(peer, "");
    }

    /** Lets {@code answer} be what {@code peer} says, whenever that is. */
    ClaimantsDialed answering(String peer, CompletableFuture<Optional<ContentHash>> answer) {
        later.put(peer, answer);
        return this;
    }

    /** Everything that was asked, in order. */
    List<Asked> asked() {
        return asked;
    }

    @Override
    public CompletionStage<Boolean> answers(PeerEndpoint endpoint, Challenge challenge) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletionStage<Optional<ContentHash>> sample(
            PeerEndpoint endpoint, Challenge challenge, Sample sample) {
        asked.add(new Asked(endpoint, challenge, sample));
        String peer = challenge.peer().value();
        if (later.containsKey(peer)) return later.get(peer);
        byte[] text = texts.getOrDefault(peer, TEXT).getBytes(StandardCharsets.UTF_8);
        return CompletableFuture.completedFuture(
                text.length == 0
                        ? Optional.empty()
                        : Optional.of(Sample.hash(challenge.nonce(), part(text, sample))));
    }

    private static ByteBuffer part(byte[] text, Sample sample) {
        return ByteBuffer.wrap(text, (int) sample.offset(), sample.length());
    }
}
