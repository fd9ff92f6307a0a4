package p4.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.account.OpenAccounts;
import p4.compat.pserver.Arrivals;
import p4.compat.pserver.Logins;
import p4.compat.pserver.PserverCalls;
import p4.compat.pserver.PserverExchange;
import p4.compat.pserver.PserverPort;
import p4.compat.pserver.PserverPrograms;
import p4.model.PeerEndpoint;
import p4.wire.http.HttpCall;
import p4.wire.http.HttpExchange.Ends;
import p4.wire.http.HttpReply;

/** Who is active in pserver, and who may say so; programs move names alone. */
@Timeout(30)
final class PserverTrackerTest extends GuestsFixture {

    private static final String ANN = "10.0.0.1";
    private static final String BOB = "10.0.0.2";
    private static final String MALLORY = "10.0.0.9";
    private static final Duration PING = Duration.ofSeconds(10);

    private PserverExchange exchange;

    @BeforeEach
    void startDialect() {
        var calls = new PserverCalls(
                endpoint -> InProcessChannelBuilder.forName("nobody"), network, limits, timeline);
        var arrivals = new Arrivals(limits, timeline);
        exchange = new PserverExchange(
                new PserverPrograms(
                        gateway, new PserverPort(calls, arrivals, limits, timeline), limits),
                new Logins(new OpenAccounts(new SplittableRandom(1), 100), Runnable::run, timeline),
                new Grants(limits, timeline),
                (claimed, port, seen) -> Optional.of(new PeerEndpoint(seen, port)),
                new Served(at(GATEWAY), at(9_001)),
                limits,
                new SplittableRandom(2));
        login(ANN, "ann");
        login(BOB, "bob");
        say(ANN, "POST", "/index", Map.of("index", List.of("song.txt"), "url", url(ANN)));
    }

    @Test
    void whoPingsEveryTenSecondsStaysWhateverTimeItSaysItIs() {
        for (int i = 0; i < 6; i++) {
            timeline.advance(PING);
            assertThat(ping(ANN, ANN, "1970-01-01 00:00:00").status()).isEqualTo(200);
            ping(BOB, BOB, "no time at all");
        }

        assertThat(find().body()).isEqualTo(url(ANN));
    }

    @Test
    void whoIsSilentIsNotActiveHoweverFarInTheFutureItsLastPingWas() {
        ping(ANN, ANN, "2999-12-31 23:59:59");

        timeline.advance(PING);
        ping(BOB, BOB, "");
        assertThat(find().body()).isEqualTo(url(ANN));
        timeline.advance(Duration.ofSeconds(6));

        assertThat(find().status()).isEqualTo(404);
        assertThat(say(BOB, "GET", "/upload", Map.of("url", url(BOB))).status()).isEqualTo(404);
    }

    @Test
    void whoPingsAgainAfterASilenceIsFoundWithItsNamesAsBefore() {
        timeline.advance(Duration.ofMinutes(2));
        assertThat(find().status()).isEqualTo(404);

        assertThat(ping(ANN, ANN, "").status()).isEqualTo(200);

        assertThat(find().body()).isEqualTo(url(ANN));
    }

    @Test
    void whoIsSilentForTooLongIsForgotten() {
        timeline.advance(Duration.ofMinutes(11));

        assertThat(ping(ANN, ANN, "").status()).isEqualTo(401);
        assertThat(say(ANN, "POST", "/logout", Map.of("url", url(ANN))).status())
                .isEqualTo(200);
    }

    @Test
    void nobodyPingsForAnother() {
        timeline.advance(PING);
        ping(BOB, BOB, "");
        HttpReply faked = ping(MALLORY, ANN, "");
        timeline.advance(Duration.ofSeconds(6));

        assertThat(faked.status()).isEqualTo(401);
        assertThat(find().status()).isEqualTo(404);
    }

    @Test
    void nobodyLogsAnotherOut() {
        say(MALLORY, "POST", "/logout", Map.of("url", url(ANN)));
        assertThat(find().body()).isEqualTo(url(ANN));

        say(ANN, "POST", "/logout", Map.of("url", url(ANN)));
        assertThat(find().status()).isEqualTo(404);
    }

    @Test
    void nobodyIndexesForAnother() {
        HttpReply faked =
                say(MALLORY, "POST", "/index", Map.of("index", List.of("x.txt"), "url", url(ANN)));

        assertThat(faked.status()).isEqualTo(401);
        assertThat(find("x.txt").status()).isEqualTo(404);
    }

    @Test
    void whoLogsInAnewStartsAnew() {
        login(ANN, "ann");

        assertThat(find().status()).isEqualTo(404);
        assertThat(ping(ANN, ANN, "").status()).isEqualTo(200);
    }

    @Test
    void whoGuessesPasswordsIsNotListenedToForAWhileAndOthersAre() {
        for (int i = 0; i < 10; i++) {
            assertThat(tryLogin(MALLORY, "ann", "guess " + i)).isEqualTo(401);
        }

        assertThat(tryLogin(MALLORY, "ann", "joy")).isEqualTo(429);
        assertThat(tryLogin(BOB, "bob", "joy")).isEqualTo(200);
        timeline.advance(Duration.ofMinutes(1));
        assertThat(tryLogin(MALLORY, "ann", "joy")).isEqualTo(200);
    }

    @Test
    void oneUserMayHaveManyPrograms() {
        login(MALLORY, "ann");

        assertThat(ping(MALLORY, MALLORY, "").status()).isEqualTo(200);
        assertThat(ping(ANN, ANN, "").status()).isEqualTo(200);
        assertThat(find().body()).isEqualTo(url(ANN));
    }

    @Test
    void moreNamesThanTheLimitAreRefused() {
        List<String> many = IntStream.range(0, limits.filesPerGuest() + 1)
                .mapToObj(i -> "f" + i)
                .toList();

        HttpReply refused = say(ANN, "POST", "/index", Map.of("index", many, "url", url(ANN)));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(find("f0").status()).isEqualTo(404);
    }

    private HttpReply find() {
        return find("song.txt");
    }

    private HttpReply find(String name) {
        return say(BOB, "GET", "/download", Map.of("url", url(BOB), "file_name", name));
    }

    private void login(String from, String user) {
        assertThat(tryLogin(from, user, "joy")).isEqualTo(200);
    }

    private int tryLogin(String from, String user, String password) {
        Map<String, ?> body = Map.of(
                "username", user, "password", password, "url", url(from), "lastPing", "whenever");
        return say(from, "POST", "/login", body).status();
    }

    private HttpReply ping(String from, String whose, String time) {
        return say(from, "POST", "/ping", Map.of("url", url(whose), "lastPing", time));
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static String url(String host) {
        return host + ":7000";
    }

    private HttpReply say(String from, String method, String path, Map<String, ?> body) {
        var call = new HttpCall(method, path, new TreeMap<>(), new Gson().toJson(body));
        return timeline.await(exchange.answer(call, new Ends(from, HERE)));
    }
}
