package p4.compat.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CompletionException;
import p4.compat.Cause;
import p4.compat.GuestRefused;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.peer.CommandFailed;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.wire.http.HttpReply;

/** What the original answers, word by word; beyond that, the status of the native protocol. */
final class CatalogReply {

    private static final String LATER = "Intente más tarde";

    private CatalogReply() {}

    /** A peer that has a file, as the original writes it. */
    record Holder(String name, PeerEndpoint place) {}

    /** A key of a call of {@code path} is missing, null or no such thing. */
    static HttpReply missing(String path) {
        return switch (path) {
            case "/login" -> one(400, "Error", "Faltan datos (user, password, ip,port o files)");
            case "/loadfiles" -> one(400, "Error", "Faltan datos (ip, port o files)");
            case "/search" -> one(400, "error", "Falta el nombre del archivo a buscar");
            case "/descargar" -> one(400, "error", "Faltan datos (archivo o peer)");
            case "/index" -> one(400, "mensaje", "Faltan datos (ip o port)");
            default -> one(400, "error", "Faltan datos (ip o port)");
        };
    }

    /** Nobody logged in who would be the caller of {@code path}. */
    static HttpReply notConnected(String path) {
        return one(
                400, path.equals("/loadfiles") ? "message" : "mensaje", "Peer no está conectado");
    }

    /** A token was shown, and it is not that of the caller. */
    static HttpReply wrongToken() {
        return one(401, "mensaje", "Token inválido");
    }

    static HttpReply connected(String token) {
        var body = new JsonObject();
        body.addProperty("estado", "OK");
        body.addProperty("token", token);
        return HttpReply.json(200, body.toString());
    }

    static HttpReply alreadyConnected() {
        return one(400, "message", "Peer ya se encuentra conectado");
    }

    static HttpReply done() {
        return one(200, "estado", "OK");
    }

    static HttpReply disconnected(PeerEndpoint peer) {
        return one(200, "mensaje", "Peer " + url(peer) + " desconectado correctamente.");
    }

    static HttpReply noSuchPeer() {
        return one(404, "error", "Peer no encontrado");
    }

    static HttpReply noSuchFile() {
        return one(404, "mensaje", "Archivo no encontrado");
    }

    static HttpReply tooLarge() {
        return one(413, "mensaje", "Archivo demasiado grande para este protocolo");
    }

    /** Every file, one list for each peer; the original says so if there are none. */
    static HttpReply files(List<List<String>> peers) {
        if (peers.isEmpty()) return one(404, "error", "No hay archivos");
        var lists = new JsonArray();
        for (List<String> names : peers) {
            var list = new JsonArray();
            names.forEach(list::add);
            lists.add(list);
        }
        return under("files", lists);
    }

    static HttpReply peers(List<Holder> holders) {
        var list = new JsonArray();
        for (Holder holder : holders) {
            var peer = new JsonObject();
            peer.addProperty("url", url(holder.place()));
            peer.addProperty("ip", holder.place().host());
            peer.addProperty("nombre", holder.name());
            list.add(peer);
        }
        return under("peers", list);
    }

    /** A file was fetched; says what it was. */
    static HttpReply fetched(FileManifest file) {
        var body = new JsonObject();
        body.addProperty("mensaje", "Descarga completada");
        body.addProperty("archivo", file.path().value());
        body.addProperty("bytes", file.size());
        body.addProperty("sha256", file.hash().hex());
        return HttpReply.json(200, body.toString());
    }

    /** What is said of a question that {@code failed}; thrown on, if that is no answer. */
    static HttpReply said(Throwable failed) {
        Throwable cause = Cause.of(failed);
        if (cause instanceof GuestRefused refused) return refused(refused.why());
        if (cause instanceof CommandFailed command) return failed(command.kind());
        if (cause instanceof TransferRefused refused) {
            return refused.why() == TransferRefusal.EXHAUSTED
                    ? one(Refusal.TOO_MANY.httpStatus(), "message", LATER)
                    : noSuchFile();
        }
        if (cause instanceof PeerUnreachable) return noSuchPeer();
        throw new CompletionException(cause);
    }

    /** One line in JSON, under {@code key}. */
    static HttpReply one(int status, String key, String text) {
        var body = new JsonObject();
        body.addProperty(key, text);
        return HttpReply.json(status, body.toString());
    }

    static HttpReply wrongPassword() {
        return one(401, "message", "Usuario o contraseña incorrectos");
    }

    static HttpReply addressForbidden() {
        return one(400, "message", "La dirección del peer no está permitida");
    }

    private static HttpReply refused(Refusal why) {
        return switch (why) {
            case BAD_CREDENTIALS -> wrongPassword();
            case NAME_TAKEN -> alreadyConnected();
            case MALFORMED, ADDRESS_FORBIDDEN -> addressForbidden();
            case STALE_TOKEN,
                    TICKET_FORGED,
                    TICKET_EXPIRED,
                    TICKET_REPLAYED,
                    NO_SUCH_FILE,
                    NO_TAKER,
                    CONFLICT,
                    TOO_LARGE,
                    TOO_MANY,
                    DRAINING -> one(why.httpStatus(), "message", LATER);
        };
    }

    private static HttpReply failed(CommandFailed.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> noSuchFile();
            case INVALID -> missing("/search");
            case UNAUTHORIZED, CONFLICT, FAILED ->
                one(Refusal.DRAINING.httpStatus(), "message", LATER);
        };
    }

    private static HttpReply under(String key, JsonArray list) {
        var body = new JsonObject();
        body.add(key, list);
        return HttpReply.json(200, body.toString());
    }

    private static String url(PeerEndpoint place) {
        return "http://" + place;
    }
}
