package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.compat.catalog.OriginalCatalog;
import p4.compat.catalog.OriginalCatalog.Answer;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.ListFiles;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Report;
import p4.control.ControlRequest.Search;
import p4.control.ControlRequest.Verify;

/** Programs of the original and peers of ours on one network, over real sockets. */
final class CatalogNetworkTest extends DialectContract {

    private OriginalCatalog ann;
    private OriginalCatalog bob;

    @BeforeEach
    void startThem() {
        ann = original();
        bob = original();
    }

    @Override
    String name() {
        return "catalog";
    }

    @Override
    Program program() {
        return new CatalogProgram(new OriginalCatalog(dialect().address()), SECRET);
    }

    @Override
    Set<Class<?>> said() {
        return Set.of(
                Announce.class,
                Publish.class,
                PublishDelta.class,
                ListFiles.class,
                Search.class,
                Locate.class,
                Place.class,
                Disconnect.class);
    }

    @Override
    Map<Class<?>, String> unsaid() {
        return Map.of(
                Heartbeat.class, "the gateway sends them while the data port answers",
                Verify.class, "the gateway verifies, by ticket or by the address it granted",
                Report.class, "the gateway reports what fails in their name");
    }

    @Test
    void onlyTheNetworksSecretLetsAProgramIn() {
        Answer wrong = ann.login("ann", "a guess");
        Answer right = ann.login("ann", SECRET);
        Answer again = ann.login("ann", SECRET);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.text("estado")).isEqualTo("OK");
        assertThat(right.text("token")).matches("[A-Za-z0-9_-]{43}");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("message")).isEqualTo("Peer ya se encuentra conectado");
    }

    @Test
    void whereThereAreAccountsAProgramLogsInWithOne() {
        String accounts = folder.resolve("accounts").toString();
        environment.put("P4_PASSWORD", "open sesame");
        say("account", "add", "ann", "--accounts", accounts);
        startTracker(
                "--dialect",
                "catalog",
                "--dialect-listen",
                "catalog=127.0.0.1:0",
                "--dialect-data",
                "catalog=127.0.0.1:0",
                "--accounts",
                accounts);
        OriginalCatalog carl = original();

        assertThat(carl.login("ann", SECRET).status()).isEqualTo(401);
        assertThat(carl.login("no name\n", "open sesame").status()).isEqualTo(401);
        assertThat(carl.login("ann", "open sesame").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "password", "ip", "port", "archivos"})
    void aLoginThatLacksAKeySaysWhatIsNeeded(String key) {
        ann.keep("song.txt", "la la la");
        Map<String, Object> body = ann.loginBody("ann", SECRET);
        body.remove(key);

        Answer missing = ann.call("POST", "/login", body);

        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text("Error"))
                .isEqualTo("Faltan datos (user, password, ip,port o files)");
    }

    @Test
    void filesMayComeAsOneTextWithCommas() {
        ann.keep("one.txt", "1");
        ann.keep("two.txt", "2");
        Map<String, Object> body = ann.loginBody("ann", SECRET);
        body.put("archivos", "one.txt, two.txt");
        body.put("port", Integer.toString(ann.port()));

        assertThat(ann.call("POST", "/login", body).status()).isEqualTo(200);

        assertThat(ann.index().files()).containsExactly(List.of("one.txt", "two.txt"));
    }

    @Test
    void filesAreListedPeerByPeer() throws IOException {
        write("holder/docs/plan.txt", "the plan");
        startPeer("holder", "--name", "holder");
        ann.keep("song.txt", "la la la");
        bob.keep("poem.txt", "joy");
        ann.login("ann", SECRET);
        Answer nothingElse = ann.index();
        bob.login("bob", SECRET);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ann.search("docs/plan.txt").status() == 200);

        assertThat(nothingElse.files()).contains(List.of("song.txt"));
        assertThat(ann.index().files())
                .containsExactlyInAnyOrder(
                        List.of("song.txt"), List.of("poem.txt"), List.of("docs/plan.txt"));
    }

    @Test
    void whatIsNotThereIsSaidInTheOriginalsWords() {
        Answer stranger = ann.index();
        ann.login("ann", SECRET);

        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.text("mensaje")).isEqualTo("Peer no está conectado");
        assertThat(ann.index().status()).isEqualTo(404);
        assertThat(ann.index().text("error")).isEqualTo("No hay archivos");
        assertThat(ann.search("no.txt").status()).isEqualTo(404);
        assertThat(ann.search("no.txt").text("mensaje")).isEqualTo("Archivo no encontrado");
        assertThat(ann.call("GET", "/search", Map.of()).text("error"))
                .isEqualTo("Falta el nombre del archivo a buscar");
        assertThat(bob.loadFiles().status()).isEqualTo(400);
        assertThat(bob.logout().status()).isEqualTo(404);
        assertThat(bob.logout().text("error")).isEqualTo("Peer no encontrado");
    }

    @Test
    void aSearchNamesEveryHolder() {
        ann.keep("song.txt", "la la la");
        bob.keep("song.txt", "la la la");
        ann.login("ann", SECRET);
        bob.login("bob", SECRET);
        original().login("carl", SECRET);

        List<JsonObject> peers = ann.search("song.txt").peers();

        assertThat(peers)
                .extracting(peer -> peer.get("nombre").getAsString())
                .containsExactlyInAnyOrder("ann", "bob");
        assertThat(peers).allSatisfy(peer -> {
            assertThat(peer.get("url").getAsString())
                    .isEqualTo("http://" + AddressText.write(dialect().data()));
            assertThat(peer.get("ip").getAsString()).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void oneUserMayBeThereAtTwoPorts() {
        ann.keep("song.txt", "la la la");
        bob.keep("poem.txt", "joy");
        ann.login("ann", SECRET);

        Answer second = bob.login("ann", SECRET);

        assertThat(second.status()).isEqualTo(200);
        assertThat(ann.search("poem.txt").peers().get(0).get("nombre").getAsString())
                .isEqualTo("ann-" + bob.port());
    }

    @Test
    void newFilesTakeThePlaceOfTheOldAndTheUserStays() {
        ann.keep("old.txt", "old");
        ann.login("ann", SECRET);
        original().login("carl", SECRET);
        ann.lose("old.txt");
        ann.keep("new.txt", "new");

        Answer loaded = ann.loadFiles();

        assertThat(loaded.status()).isEqualTo(200);
        assertThat(loaded.text("estado")).isEqualTo("OK");
        assertThat(ann.index().files()).containsExactly(List.of("new.txt"));
        assertThat(bob.search("new.txt").peers().get(0).get("nombre").getAsString())
                .isEqualTo("ann");
    }

    @Test
    void nobodyIsLoggedOutFromAnotherAddress() throws IOException {
        ann.keep("song.txt", "la la la");
        ann.login("ann", SECRET);
        var elsewhere = new Elsewhere("127.0.0.2", dialect().address());
        String body = "{\"ip\":\"127.0.0.1\",\"port\":" + ann.port() + "}";

        assertThat(elsewhere.call("POST", "/logout", body)).startsWith("HTTP/1.1 404");
        assertThat(elsewhere.call("GET", "/index", body)).startsWith("HTTP/1.1 400");
        assertThat(elsewhere.call("GET", "/search", "{\"archivo\":\"song.txt\"}"))
                .startsWith("HTTP/1.1 400");
        assertThat(elsewhere.call("PUT", "/loadfiles", body.replace("}", ",\"archivos\":[]}")))
                .startsWith("HTTP/1.1 400");
        assertThat(ann.index().files()).containsExactly(List.of("song.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index", "/search", "/loadfiles"})
    void aTokenThatIsShownMustBeRight(String path) {
        ann.keep("song.txt", "la la la");
        String token = ann.login("ann", SECRET).text("token");
        Map<String, Object> body = ann.loginBody("ann", SECRET);
        body.put("archivo", "song.txt");
        String method = path.equals("/loadfiles") ? "PUT" : "GET";

        body.put("token", "x".repeat(43));
        Answer wrong = ann.call(method, path, body);
        body.put("token", token);
        Answer right = ann.call(method, path, body);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(right.status()).isEqualTo(200);
    }

    @Test
    void noSessionEndsByAWrongToken() {
        ann.login("ann", SECRET);
        Map<String, Object> body = ann.loginBody("ann", SECRET);
        body.put("token", "x".repeat(43));

        assertThat(ann.call("POST", "/logout", body).status()).isEqualTo(404);
        assertThat(ann.logout().status()).isEqualTo(200);
    }

    @Test
    void aSessionEndsWhenItIsLoggedOut() {
        ann.keep("song.txt", "la la la");
        ann.login("ann", SECRET);

        Answer left = ann.logout();

        assertThat(left.status()).isEqualTo(200);
        assertThat(left.text("mensaje"))
                .isEqualTo("Peer http://127.0.0.1:" + ann.port() + " desconectado correctamente.");
        assertThat(ann.index().status()).isEqualTo(400);
        assertThat(say("ls", "--tracker", url()).out()).isEmpty();
    }

    private OriginalCatalog original() {
        return closing(new OriginalCatalog(dialect().address()));
    }
}
