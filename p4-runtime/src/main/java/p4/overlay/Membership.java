package p4.overlay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import p4.model.PeerEndpoint;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * Joins the overlay and stays in it: keeps the list of neighbours full, alive and mixed.
 *
 * <p>Whoever is told of, or tells of itself, is dialled and must answer under its id before it is
 * listed; only listed peers are told to others. So a list holds no invention. Of what one peer tells,
 * a part is taken at most: lists are mixed from those of several, and nobody fills one alone.
 */
final class Membership {

    private static final int EXCHANGES_A_ROUND = 4;
    private static final int LEARNED_WHEN_FULL = 2;
    private static final int LEARNED_AT_ONCE = 12;
    private static final int WELCOME_ONE_IN = 4;
    private static final double JITTER = 0.1;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final OverlaySettings settings;
    private final OverlayLimits.Peers limits;
    private final Lines lines;
    private final Neighbours neighbours;
    private final RandomGenerator chance;
    private final Timeline timeline;
    private final OverlayObserver observer;
    private final Set<PeerEndpoint> verifying = new HashSet<>();
    private final Set<PeerEndpoint> asked = new HashSet<>();
    private Alarm nextRound = () -> {};
    private int exchanges;
    private boolean over;

    Membership(
            OverlaySettings settings,
            Lines lines,
            Neighbours neighbours,
            RandomGenerator chance,
            Timeline timeline,
            OverlayObserver observer) {
        this.settings = settings;
        this.limits = settings.limits().peers();
        this.lines = lines;
        this.neighbours = neighbours;
        this.chance = chance;
        this.timeline = timeline;
        this.observer = observer;
    }

    /**
     * Copies the lists of who is known, and goes on with a round of pings each interval.
     *
     * <p>Who is told of at first may only just be starting, or know nobody yet; so it looks again after
     * one second, and each time after twice as long, until the rounds do that.
     */
    void start() {
        join();
        roundLater();
        lookAgain(FIRST_LOOK);
    }

    /** Asks nobody any more. */
    void stop() {
        over = true;
        nextRound.cancel();
    }

    /** Answers who asks for the list. */
    Message.PeerList told(Message.ListRequest request) {
        return new Message.PeerList(
                request.tag(), neighbours.draw(ProtocolBounds.PEERS_MAX, List.of()));
    }

    /** Answers a ping from {@code host}, and dials who sent it back: it may become a neighbour. */
    Message.Pong greeted(Message.Ping ping, String host) {
        if (ping.port() > 0) {
            welcome(new Contact(ping.sender(), new PeerEndpoint(host, ping.port())));
        }
        return new Message.Pong(ping.tag(), settings.id());
    }

    /** Lets only some newcomers into a full list, so that it does not turn over all the time. */
    private void welcome(Contact peer) {
        if (!neighbours.isFull() || chance.nextInt(WELCOME_ONE_IN) == 0) consider(peer);
    }

    private void join() {
        settings.join().forEach(endpoint -> introduce(endpoint, Optional.empty()));
    }

    private void roundLater() {
        long millis = limits.ping().toMillis();
        long jitter = (long) (millis * JITTER * (2 * chance.nextDouble() - 1));
        nextRound = timeline.after(Duration.ofMillis(millis + jitter), this::round);
    }

    private void lookAgain(Duration pause) {
        if (pause.compareTo(limits.ping()) >= 0) return;
        timeline.after(pause, () -> {
            if (over) return;
            asked.clear();
            if (neighbours.size() == 0) join();
            else grow();
            lookAgain(pause.multipliedBy(2));
        });
    }

    private void round() {
        if (over) return;
        roundLater();
        asked.clear();
        if (neighbours.size() == 0) join();
        neighbours.all().forEach(this::ping);
        exchangeWithSomebody();
        timeline.after(limits.patience().plusSeconds(1), this::grow);
    }

    private void ping(Contact peer) {
        timeline.when(ask(peer.endpoint()), (pong, failed) -> {
            if (failed == null && pong.sender().equals(peer.id())) neighbours.heard(peer.id());
            else if (neighbours.missed(peer.id())) dropped(peer, true);
        });
    }

    /** Asks another for its list while there is room for whom it may name. */
    private void grow() {
        boolean enough = neighbours.live().size() >= limits.neighbours() * 3 / 4;
        if (!enough && asked.size() < EXCHANGES_A_ROUND) exchangeWithSomebody();
    }

    private void exchangeWithSomebody() {
        neighbours.draw(limits.neighbours(), List.of()).stream()
                .map(Contact::endpoint)
                .filter(endpoint -> !asked.contains(endpoint))
                .findFirst()
                .ifPresent(this::exchange);
    }

    private void exchange(PeerEndpoint with) {
        if (over || !asked.add(with)) return;
        var listed = lines.ask(
                with, Message.PeerList.class, Message.ListRequest::new, limits.patience());
        timeline.when(listed, (list, failed) -> {
            if (failed == null) learn(with, list.peers());
            else grow();
        });
    }

    private void learn(PeerEndpoint from, List<Contact> told) {
        tell(new OverlayEvent.Exchanged(from, ++exchanges));
        String teller = lines.host(from);
        List<Contact> some = new ArrayList<>(told);
        some.removeIf(peer -> !Vicinity.mayTell(teller, peer.endpoint().host()));
        Collections.shuffle(some, new Random(chance.nextLong()));
        int room = limits.neighbours() - neighbours.live().size();
        int most = Math.min(Math.max(LEARNED_WHEN_FULL, room), LEARNED_AT_ONCE);
        some.stream().filter(this::isNew).limit(most).forEach(this::consider);
        if (verifying.isEmpty()) grow();
    }

    private void consider(Contact peer) {
        if (isNew(peer) && verifying.size() < limits.verifying()) {
            introduce(peer.endpoint(), Optional.of(peer.id()));
        }
    }

    private boolean isNew(Contact peer) {
        return neighbours.wouldAdd(peer) && !verifying.contains(peer.endpoint());
    }

    /** Pings {@code endpoint}; who answers, and is {@code expected}, is a neighbour if there is room. */
    private void introduce(PeerEndpoint endpoint, Optional<NodeId> expected) {
        if (over || !verifying.add(endpoint)) return;
        timeline.when(ask(endpoint), (pong, failed) -> {
            verifying.remove(endpoint);
            if (failed == null && pong.sender().equals(expected.orElse(pong.sender()))) {
                admit(new Contact(
                        pong.sender(), new PeerEndpoint(lines.host(endpoint), endpoint.port())));
            }
            if (failed == null && expected.isEmpty()) exchange(endpoint);
            else if (neighbours.at(endpoint).isEmpty()) lines.close(endpoint);
            if (verifying.isEmpty()) grow();
        });
    }

    private void admit(Contact peer) {
        boolean added = neighbours.wouldAdd(peer);
        List<Contact> live = neighbours.live();
        neighbours.add(peer).forEach(gone -> dropped(gone, !live.contains(gone)));
        if (added) tell(new OverlayEvent.NeighbourAdded(peer, neighbours.size()));
    }

    private void dropped(Contact peer, boolean silent) {
        lines.close(peer.endpoint());
        tell(new OverlayEvent.NeighbourDropped(peer, silent));
    }

    private CompletionStage<Message.Pong> ask(PeerEndpoint endpoint) {
        return lines.ask(
                endpoint,
                Message.Pong.class,
                tag -> new Message.Ping(tag, settings.id(), settings.port()),
                limits.patience());
    }

    private void tell(OverlayEvent event) {
        observer.happened(event, timeline.instant());
    }
}
