package p4.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import p4.overlay.OverlayWorld.Member;
import p4.overlay.SearchRequest.Way;

/**
 * The figures of an overlay of 1,000 peers, where 1 % of them hold the item that is searched.
 *
 * <p><i>Recall</i> is the share of searches that name at least one live holder, each of which was asked
 * itself; <i>completeness</i> the share of all live holders that a search names. A <i>message</i> is any
 * frame that a search causes anywhere: queries, answers, hearsay and its verification.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverlayFiguresTest {

    private static final int PEERS = 1_000;
    private static final int HOLDERS = 10;
    private static final int ITEMS = 100;
    private static final int FLOODS = 5;

    private final OverlayWorld world = new OverlayWorld(7);
    private final Random chance = new Random(11);
    private final List<Set<Member>> holders = new ArrayList<>();

    /** What some searches came to. */
    private record Tally(int searches, int successes, int named, int holders, long messages) {

        double recall() {
            return (double) successes / searches;
        }

        double completeness() {
            return (double) named / holders;
        }

        double messagesPerSearch() {
            return (double) messages / searches;
        }

        @Override
        public String toString() {
            return String.format(
                    "%d searches: recall %.1f %%, completeness %.1f %%, %.0f messages each",
                    searches, recall() * 100, completeness() * 100, messagesPerSearch());
        }
    }

    @BeforeAll
    void aThousandPeersJoinThroughOne() {
        for (int i = 0; i < ITEMS; i++) holders.add(new LinkedHashSet<>());
        for (int i = 0; i < PEERS; i++) world.add();
        for (int item = 0; item < ITEMS; item++) {
            while (holders.get(item).size() < HOLDERS) holders.get(item).add(anybody());
            for (Member holder : holders.get(item)) holder.put(name(item), "content of " + item);
        }
        world.members.forEach(member -> {
            world.start(member);
            world.timeline.advance(Duration.ofMillis(20));
        });
        world.pass(4);
    }

    @Test
    @Order(1)
    void everyListIsFullBoundedAndOfLivePeersOnly() {
        for (Member member : world.members) {
            List<Contact> peers = world.peers(member);

            assertThat(peers).hasSizeBetween(20, OverlayLimits.DEFAULT.peers().neighbours());
            assertThat(peers)
                    .doesNotHaveDuplicates()
                    .noneMatch(peer -> peer.id().equals(member.id()));
        }
    }

    @Test
    @Order(2)
    void aJoinerKnowsTwentyLivePeersAfterThreeExchanges() {
        for (int i = 0; i < 20; i++) {
            Member joiner = world.add();
            world.start(joiner);
            while (joiner.events(OverlayEvent.Exchanged.class).size() <= 3
                    && world.peers(joiner).size() < 20) {
                world.timeline.advance(Duration.ofMillis(10));
            }

            assertThat(joiner.events(OverlayEvent.Exchanged.class)).hasSizeLessThanOrEqualTo(3);
            assertThat(world.peers(joiner)).hasSizeGreaterThanOrEqualTo(20);
        }
    }

    @Test
    @Order(3)
    void aDynamicSearchFindsAHolderAtAFractionOfTheMessagesOfFlooding() {
        Tally flooding = search(FLOODS, Integer.MAX_VALUE, Way.FLOODING);
        Tally dynamic = search(2 * ITEMS, OverlayLimits.DEFAULT.search().wanted(), Way.DYNAMIC);
        Tally thorough = search(20, Integer.MAX_VALUE, Way.DYNAMIC);

        System.out.println("flooding: " + flooding);
        System.out.println("dynamic:  " + dynamic);
        System.out.println("thorough: " + thorough);
        assertThat(flooding.completeness()).isGreaterThanOrEqualTo(0.99);
        assertThat(dynamic.recall()).isGreaterThanOrEqualTo(0.99);
        assertThat(dynamic.messagesPerSearch())
                .isLessThanOrEqualTo(0.25 * flooding.messagesPerSearch());
        assertThat(thorough.completeness()).isGreaterThanOrEqualTo(0.9);
        assertThat(thorough.messagesPerSearch())
                .isLessThanOrEqualTo(0.25 * flooding.messagesPerSearch());
    }

    @Test
    @Order(4)
    void noQueryIsHandledTwiceByAnybodyOrGoesFurtherThanFourHops() {
        for (Member member : world.members) {
            assertThat(member.events(OverlayEvent.QueryHandled.class).stream()
                            .map(OverlayEvent.QueryHandled::query))
                    .doesNotHaveDuplicates();
            assertThat(member.events(OverlayEvent.QueryHandled.class))
                    .allMatch(event -> event.hops() >= 1 && event.hops() <= 4);
        }
    }

    @Test
    @Order(5)
    void recallIsBackTwoPingsAfterAThirdOfThePeersCrashAtOnce() {
        List<Member> victims = new ArrayList<>(world.members);
        Collections.shuffle(victims, chance);
        victims = victims.subList(0, world.members.size() * 3 / 10);
        victims.forEach(victim -> world.network.crash(victim.host()));
        world.members.removeAll(victims);
        for (Set<Member> some : holders) some.removeAll(victims);
        double deadBefore = deadShare();
        Tally before = search(20, OverlayLimits.DEFAULT.search().wanted(), Way.DYNAMIC);

        world.pass(2);
        Tally after = search(ITEMS, OverlayLimits.DEFAULT.search().wanted(), Way.DYNAMIC);
        Tally thorough = search(20, Integer.MAX_VALUE, Way.DYNAMIC);

        System.out.printf("crash:    %.1f %% of neighbours dead, %s%n", deadBefore * 100, before);
        System.out.printf("later:    %.1f %% of neighbours dead, %s%n", deadShare() * 100, after);
        System.out.println("thorough: " + thorough);
        assertThat(deadBefore).isGreaterThan(0.25);
        assertThat(deadShare()).isLessThan(0.01);
        assertThat(after.recall()).isGreaterThanOrEqualTo(0.99);
        assertThat(thorough.completeness()).isGreaterThanOrEqualTo(0.99);
    }

    private double deadShare() {
        Set<NodeId> alive = new LinkedHashSet<>();
        world.members.forEach(member -> alive.add(member.id()));
        List<NodeId> listed = world.members.stream()
                .flatMap(member -> world.peers(member).stream())
                .map(Contact::id)
                .toList();
        return 1 - (double) listed.stream().filter(alive::contains).count() / listed.size();
    }

    private Tally search(int searches, int wanted, Way way) {
        int successes = 0;
        int named = 0;
        int there = 0;
        long messages = 0;
        for (int i = 0; i < searches; i++) {
            int item = i % ITEMS;
            Set<Member> holding = holders.get(item);
            Member searcher = anybodyBut(holding);
            world.network.takeSent();
            List<Found> found =
                    world.find(searcher, new SearchRequest(name(item), true, wanted, way));
            world.timeline.advance(Duration.ofMillis(500)); // what is still under way counts too
            messages += caused(world.network.takeSent());
            Set<Contact> truly = new LinkedHashSet<>();
            holding.forEach(holder -> truly.add(new Contact(holder.id(), holder.endpoint())));
            Set<Contact> who = new LinkedHashSet<>();
            found.forEach(one -> who.addAll(one.holders()));
            assertThat(truly).containsAll(who);
            if (!who.isEmpty()) successes++;
            named += who.size();
            there += holding.size();
        }
        return new Tally(searches, successes, named, there, messages);
    }

    private static long caused(List<Message> sent) {
        return sent.stream()
                .filter(message -> message instanceof Message.Query
                        || message instanceof Message.FileList
                        || message instanceof Message.Elsewhere)
                .count();
    }

    private Member anybody() {
        return world.members.get(chance.nextInt(world.members.size()));
    }

    private Member anybodyBut(Set<Member> some) {
        Member drawn = anybody();
        while (some.contains(drawn)) drawn = anybody();
        return drawn;
    }

    private static String name(int item) {
        return String.format("item-%03d.bin", item);
    }
}
