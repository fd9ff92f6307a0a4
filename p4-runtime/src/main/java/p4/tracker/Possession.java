package p4.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import p4.control.Challenge;
import p4.control.DialBack;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.PeerId;
import p4.model.Sample;
import p4.time.Timeline;

/**
 * Finds out, by a random sample, whether those who claim a file have its bytes.
 *
 * <p>Looked at is a file of a new offer that others offer too: its newest claimant and up to two more
 * are asked for the hash of the same bytes. Who says otherwise than two others, or that it has none,
 * is demoted. Of two that differ nobody can tell which one lies, and of one alone nothing: they are
 * trusted until a reader complains. Source: threats, row 9.
 */
final class Possession {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int ASKED = 3;
    private static final int PICKS = 8;

    private final DialBack dialBack;
    private final TicketOffice tickets;
    private final Registry registry;
    private final FileIndex index;
    private final Reachability reachability;
    private final Complaints complaints;
    private final int challengesPerMinute;
    private final RandomGenerator chance;
    private final Timeline timeline;
    private final Consumer<TrackerEvent> news;
    private final Deque<Instant> asked = new ArrayDeque<>();

    Possession(
            DialBack dialBack,
            TicketOffice tickets,
            Registry registry,
            FileIndex index,
            Reachability reachability,
            Complaints complaints,
            int challengesPerMinute,
            RandomGenerator chance,
            Timeline timeline,
            Consumer<TrackerEvent> news) {
        this.dialBack = dialBack;
        this.tickets = tickets;
        this.registry = registry;
        this.index = index;
        this.reachability = reachability;
        this.complaints = complaints;
        this.challengesPerMinute = challengesPerMinute;
        this.chance = chance;
        this.timeline = timeline;
        this.news = news;
    }

    /** Looks at one of {@code added}, which {@code newcomer} offers since {@code now}. */
    void check(Lease newcomer, List<FileManifest> added, Instant now) {
        if (dialBack == DialBack.TRUSTING || added.isEmpty()) return;
        for (int pick = 0; pick < PICKS; pick++) {
            FileManifest file = added.get(chance.nextInt(added.size()));
            List<Lease> claimants = claimants(newcomer, file);
            if (claimants.size() > 1) {
                if (mayAsk(claimants.size(), now)) new Inquiry(file, claimants).begin();
                return;
            }
        }
    }

    private List<Lease> claimants(Lease newcomer, FileManifest file) {
        if (file.size() == 0) return List.of();
        Stream<Lease> others = index.at(file.path()).stream()
                .flatMap(shelf -> shelf.holders(file).draw(ASKED, chance).stream())
                .filter(holder -> !holder.equals(newcomer.peer()))
                .flatMap(holder -> registry.named(holder).stream())
                .filter(reachability::isProven);
        return Stream.concat(Stream.of(newcomer), others).limit(ASKED).toList();
    }

    /** Counts {@code more} challenges, unless there were too many in the last minute. */
    private boolean mayAsk(int more, Instant now) {
        while (!asked.isEmpty() && !asked.getFirst().plus(MINUTE).isAfter(now)) asked.removeFirst();
        if (asked.size() + more > challengesPerMinute) return false;
        for (int i = 0; i < more; i++) asked.addLast(now);
        return true;
    }

    /** What one claimant said: a hash, or that it has no such bytes. */
    private record Answer(PeerId claimant, Optional<ContentHash> hash) {}

    /** One file, about which all its claimants of a choice are asked the same. */
    private final class Inquiry {

        private final FileManifest file;
        private final List<Lease> claimants;
        private final List<Answer> answers = new ArrayList<>();
        private int open;

        Inquiry(FileManifest file, List<Lease> claimants) {
            this.file = file;
            this.claimants = claimants;
            this.open = claimants.size();
        }

        void begin() {
            String nonce = tickets.nonce();
            int length = (int) Math.min(file.size(), Sample.BYTES_MAX);
            long offset = chance.nextLong(file.size() - length + 1);
            var sample = new Sample(file.path(), file.hash(), offset, length);
            claimants.forEach(claimant -> ask(claimant, nonce, sample));
        }

        private void ask(Lease claimant, String nonce, Sample sample) {
            timeline.when(
                    dialBack.sample(
                            claimant.endpoint().orElseThrow(),
                            new Challenge(claimant.peer(), nonce, claimant.key()),
                            sample),
                    (hash, silence) -> {
                        if (silence == null) answers.add(new Answer(claimant.peer(), hash));
                        if (--open == 0) judge();
                    });
        }

        private void judge() {
            for (Answer answer : answers) {
                boolean contradicted = answers.stream()
                        .anyMatch(one -> isTwice(one) && !one.hash().equals(answer.hash()));
                if (contradicted || answer.hash().isEmpty()) doubt(answer.claimant());
            }
        }

        /** Tells whether somebody else gave the same hash. */
        private boolean isTwice(Answer one) {
            return one.hash().isPresent()
                    && answers.stream()
                                    .filter(other -> other.hash().equals(one.hash()))
                                    .count()
                            > 1;
        }

        private void doubt(PeerId claimant) {
            complaints.doubt(claimant, timeline.instant());
            news.accept(new TrackerEvent.Doubted(claimant, file.hash()));
        }
    }
}
