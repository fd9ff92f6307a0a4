package p4.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.control.Conversation;
import p4.control.Refusal;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.Token;
import p4.peer.CommandFailed;
import p4.peer.Peer;
import p4.transfer.MemoryFolder;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;

/** What guests may expect of the network, and the network of guests. */
@Timeout(30)
final class GuestsTest extends GuestsFixture {

    private static final Duration LIFE = CompatLimits.DEFAULT.life();

    @Test
    void aGuestsFileIsFetchedByAPeerThatSpeaksNothingElse() {
        join("ann", 1, "song.txt", "la la la");
        var folder = new MemoryFolder();
        Peer reader = peer("reader", 7_001, folder);

        assertThat(fetched(reader, folder, "song.txt")).isEqualTo("la la la");
    }

    @Test
    void aPeersFileIsFetchedForAGuest() {
        var folder = new MemoryFolder();
        folder.put(new FilePath("docs/plan.txt"), "the plan".getBytes(StandardCharsets.UTF_8));
        peer("holder", 7_001, folder);
        Token ann = timeline.await(guests.admit(visit("ann", 1)));

        var bytes = timeline.await(guests.with(
                ann.secret(),
                guest -> guest.where(new FilePath("docs/plan.txt"))
                        .thenCompose(found -> guest.fetch(found.file()))));

        assertThat(bytes).hasValue("the plan".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aGuestWhoseDataPortAnswersStaysThoughItNeverCalls() {
        join("ann", 1, "song.txt", "la la la");
        Token bob = timeline.await(guests.admit(visit("bob", 2)));

        for (int i = 0; i < 10; i++) {
            timeline.advance(LIFE.dividedBy(2));
            assertThat(list(bob)).containsExactly("song.txt");
        }
    }

    @Test
    void aGuestThatIsSilentForItsLifeIsGoneWithItsFiles() {
        Token ann = join("ann", 1, "song.txt", "la la la");
        Token bob = join("bob", 2, "poem.txt", "joy");
        programs.kill(1);

        timeline.advance(LIFE.plus(LIFE.dividedBy(3)));

        assertThat(list(bob)).containsExactly("poem.txt");
        assertThat(knows(ann)).isFalse();
    }

    @Test
    void aProgramThatWasRestartedTakesItsNameBack() {
        Token before = join("ann", 1, "song.txt", "la la la");
        programs.kill(1);

        Token after = join("ann", 2, "song.txt", "la la la");

        assertThat(knows(before)).isFalse();
        assertThat(list(after)).containsExactly("song.txt");
    }

    @Test
    void aNameIsTakenWhileItsProgramLives() {
        join("ann", 1, "song.txt", "la la la");

        assertThatThrownBy(() -> timeline.await(guests.admit(visit("ann", 2))))
                .hasCauseInstanceOf(GuestRefused.class)
                .hasMessageContaining("NAME_TAKEN");
    }

    @Test
    void aWrongSecretIsRefusedByTheTrackerItself() {
        var stranger = new Visit(
                new PeerId("ann"),
                Credentials.shared("a guess"),
                new PeerEndpoint(HERE, 1),
                HERE,
                HERE);

        assertThatThrownBy(() -> timeline.await(guests.admit(stranger)))
                .hasCauseInstanceOf(GuestRefused.class)
                .hasMessageContaining(Refusal.BAD_CREDENTIALS.name());
    }

    @Test
    void aTokenIsDrawnByChanceAndByNothingElse() {
        Token first = timeline.await(guests.admit(visit("ann", 1)));
        start(8);
        Token otherChance = timeline.await(guests.admit(visit("ann-2", 1)));
        start(7);
        Token otherName = timeline.await(guests.admit(visit("ann-3", 1)));

        assertThat(otherName).isEqualTo(first);
        assertThat(otherChance).isNotEqualTo(first);
    }

    @Test
    void aFileThatIsNotThereYetIsOfferedOnceItIs() {
        Token ann = timeline.await(guests.admit(visit("ann", 1)));
        programs.serve(1, "other.txt", "…");
        offer(ann, "song.txt");
        assertThat(list(ann)).isEmpty();

        programs.serve(1, "song.txt", "la la la");
        timeline.advance(Duration.ofSeconds(10));

        assertThat(list(ann)).containsExactly("song.txt");
    }

    @Test
    void aFileThatChangedIsOfferedAnewAndNeverServedForTheOldOne() {
        join("ann", 1, "song.txt", "la la la");
        programs.serve(1, "song.txt", "do re mi");
        var folder = new MemoryFolder();
        Peer reader = peer("reader", 7_001, folder);

        try {
            fetched(reader, folder, "song.txt");
        } catch (RuntimeException changed) {
            assertThat(changed).hasCauseInstanceOf(CommandFailed.class);
        }
        timeline.advance(Duration.ofSeconds(1));

        assertThat(fetched(reader, folder, "song.txt")).isEqualTo("do re mi");
    }

    @Test
    void noByteLeavesTheGatewayWithoutATicket() {
        join("ann", 1, "song.txt", "la la la");
        FileManifest song = Conversation.file("song.txt", "la la la");
        int readBefore = programs.read.size();

        for (Optional<Ticket> ticket : List.of(Optional.<Ticket>empty(), forged(song))) {
            var fetch = new TransferRequest.Fetch(song.path(), song.hash(), 0, 0, ticket);
            assertThatThrownBy(() -> timeline.await(desk.fetch(fetch)))
                    .hasCauseInstanceOf(TransferRefused.class);
        }

        assertThat(programs.read).hasSize(readBefore);
    }

    @Test
    void aGuestOffersNoFileThatWouldBeAFolderToo() {
        Token ann = join("ann", 1, "song", "la la la");

        assertThatThrownBy(() -> timeline.await(guests.with(
                        ann.secret(), guest -> guest.offer(new FilePath("song/verse.txt")))))
                .hasCauseInstanceOf(TransferRefused.class);
        assertThat(list(ann)).containsExactly("song");
    }

    @Test
    void whoLeavesIsGoneAtOnce() {
        Token ann = join("ann", 1, "song.txt", "la la la");
        Token bob = join("bob", 2, "poem.txt", "joy");

        assertThat(timeline.await(guests.leave(ann.secret()))).isTrue();
        assertThat(timeline.await(guests.leave(ann.secret()))).isFalse();
        assertThat(list(bob)).containsExactly("poem.txt");
    }

    @Test
    void aClaimIsGoodFromTheAddressAndForThePortItWasBegunWith() {
        join("ann", 1, "song.txt", "la la la");

        assertThat(claimed(new Claim(new PeerEndpoint(HERE, 1), HERE, Optional.empty())))
                .isTrue();
        assertThat(claimed(new Claim(new PeerEndpoint(HERE, 2), HERE, Optional.empty())))
                .isFalse();
        assertThat(claimed(new Claim(new PeerEndpoint(HERE, 1), "127.0.0.2", Optional.empty())))
                .isFalse();
    }

    @Test
    void aTokenThatIsShownMustBelongToTheClaim() {
        Token ann = join("ann", 1, "song.txt", "la la la");
        Token bob = join("bob", 2, "poem.txt", "joy");
        var place = new PeerEndpoint(HERE, 1);

        assertThat(claimed(new Claim(place, HERE, Optional.of(ann.secret())))).isTrue();
        assertThat(claimed(new Claim(place, HERE, Optional.of(bob.secret())))).isFalse();
        assertThat(claimed(new Claim(place, HERE, Optional.of("no token")))).isFalse();
    }

    @Test
    void whoIsMeantByAClaimLeavesByIt() {
        Token ann = join("ann", 1, "song.txt", "la la la");
        var claim = new Claim(new PeerEndpoint(HERE, 1), HERE, Optional.empty());

        assertThat(timeline.await(guests.leave(claim))).isTrue();
        assertThat(timeline.await(guests.leave(claim))).isFalse();
        assertThat(knows(ann)).isFalse();
    }

    @Test
    void manyFilesAreOfferedThoughTheLineIsShort() {
        Token ann = timeline.await(guests.admit(visit("ann", 1)));
        List<FilePath> paths = IntStream.range(0, limits.waitingMax() + 500)
                .mapToObj(i -> new FilePath("file-" + i))
                .toList();
        paths.forEach(path -> programs.serve(1, path.value(), "text of " + path));

        CompletionStage<Optional<Boolean>> offered =
                guests.with(ann.secret(), guest -> guest.offerAll(paths));
        timeline.advance(limits.offerWithin());

        assertThat(timeline.await(offered)).hasValue(true);
        assertThat(list(ann)).hasSize(paths.size());
    }

    @Test
    void whatIsNotAmongTheOnlyFilesIsOfferedNoMore() {
        Token ann = join("ann", 1, "old.txt", "old");
        programs.serve(1, "new.txt", "new");

        CompletionStage<Optional<Boolean>> offered = guests.with(
                ann.secret(), guest -> guest.offerOnly(List.of(new FilePath("new.txt"))));
        timeline.advance(limits.offerWithin());

        assertThat(timeline.await(offered)).hasValue(true);
        assertThat(list(ann)).containsExactly("new.txt");
    }

    private boolean claimed(Claim claim) {
        return timeline.await(guests.with(claim, Guest::list)).isPresent();
    }

    private static Optional<Ticket> forged(FileManifest file) {
        return Optional.of(Ticket.parse("p4t1 FETCH reader ann " + file.hash() + " 1893456000000 "
                + "0".repeat(32) + " " + "0".repeat(64)));
    }
}
