package p4.compat.inverse;

import io.grpc.Context;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import p4.compat.AddressRule;
import p4.compat.CallerAddress;
import p4.compat.Cause;
import p4.compat.DataRefusal;
import p4.compat.GuestRefused;
import p4.compat.PlainAddress;
import p4.compat.Served;
import p4.compat.inverse.wire.Credentials;
import p4.compat.inverse.wire.MainFunctionsGrpc;
import p4.compat.inverse.wire.OperationResponse;
import p4.control.Refusal;
import p4.model.PeerEndpoint;
import p4.model.Printable;

/**
 * What a tracker of the original answers: its four calls, and its texts.
 *
 * <p>What the original has no word for is a gRPC status with the trailer {@code http-status}.
 */
public final class MainEndpoint extends MainFunctionsGrpc.MainFunctionsImplBase {

    private static final int CHARACTERS_MAX = 1_024;
    private static final Pattern PORT = Pattern.compile("(?:.*:)?([0-9]{1,5})/?");
    private static final Pattern URL = Pattern.compile(".*://(.+):([0-9]{1,5})/?");

    private final InversePrograms programs;
    private final AddressRule addresses;
    private final Served served;

    private MainEndpoint(InversePrograms programs, AddressRule addresses, Served served) {
        this.programs = programs;
        this.addresses = addresses;
        this.served = served;
    }

    /**
     * The service to add to a server; who wants a native peer's file is sent to {@code served}.
     *
     * <p>{@code addresses} decides where a program may be called.
     */
    public static ServerServiceDefinition service(
            InversePrograms programs, AddressRule addresses, Served served) {
        return ServerInterceptors.intercept(
                new MainEndpoint(programs, addresses, served), CallerAddress.interceptor());
    }

    @Override
    public void login(Credentials request, StreamObserver<OperationResponse> reply) {
        String from = from();
        Optional<PeerEndpoint> place = isName(request.getPeerName())
                        && request.getPuertoPservidor().length() <= CHARACTERS_MAX
                ? place(request, from)
                : Optional.empty();
        if (place.isEmpty()) {
            reply.onError(malformed());
            return;
        }
        var program = new InverseProgram(request.getPeerName(), from, place.get());
        List<String> files = request.getFileNameList().stream()
                .filter(MainEndpoint::isName)
                .distinct()
                .toList();
        answer(
                reply,
                programs.enter(program, files, served.natively(reached()))
                        .thenApply(in -> "Conection is established!"));
    }

    @Override
    public void logout(Credentials request, StreamObserver<OperationResponse> reply) {
        answer(reply, programs.leave(request.getPeerName(), from()).thenApply(left -> {
            if (left) return "Peer disconnected!";
            throw DataRefusal.because(
                    Status.PERMISSION_DENIED, 403, "That peer is at another address");
        }));
    }

    @Override
    public void search(Credentials request, StreamObserver<OperationResponse> reply) {
        String file = request.getPeerName();
        answer(
                reply,
                programs.owner(file, from(), served.inDialect(reached()))
                        .thenApply(found -> found.orElseThrow(() -> DataRefusal.because(
                                        Status.UNAUTHENTICATED, 401, "Log in first"))
                                .map(owner -> "File '" + file + "' found. Owner: " + owner)
                                .orElse("File '" + file + "' not found.")));
    }

    @Override
    public void index(Credentials request, StreamObserver<OperationResponse> reply) {
        answer(
                reply,
                programs.names(request.getPeerName(), from())
                        .thenApply(names -> String.join("\n", names)));
    }

    /** Where the program serves: at the port it says, or else at the one in its name. */
    private Optional<PeerEndpoint> place(Credentials request, String from) {
        Matcher url = URL.matcher(request.getPeerName());
        boolean isUrl = url.matches();
        Matcher own = PORT.matcher(request.getPuertoPservidor());
        String digits = own.matches() ? own.group(1) : isUrl ? url.group(2) : "";
        if (digits.isEmpty()) return Optional.empty();
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) return Optional.empty();
        return addresses.callable(isUrl ? url.group(1) : from, port, from);
    }

    private static void answer(
            StreamObserver<OperationResponse> reply, CompletionStage<String> coming) {
        ((ServerCallStreamObserver<OperationResponse>) reply).setOnCancelHandler(() -> {
            // goes on all the same: nobody hears how it ends
        });
        coming.whenComplete((text, failed) -> {
            if (failed != null) {
                reply.onError(meaning(failed));
                return;
            }
            reply.onNext(OperationResponse.newBuilder().setServerResponse(text).build());
            reply.onCompleted();
        });
    }

    private static StatusRuntimeException meaning(Throwable thrown) {
        Throwable failed = Cause.of(thrown);
        if (failed instanceof StatusRuntimeException said) return said;
        if (failed instanceof GuestRefused refused) return meaning(refused.why());
        return DataRefusal.because(Status.UNAVAILABLE, 503, "Try again later");
    }

    private static StatusRuntimeException meaning(Refusal why) {
        return switch (why) {
            case NAME_TAKEN ->
                DataRefusal.because(
                        Status.ALREADY_EXISTS, 409, "A peer at another address is called that");
            case MALFORMED, ADDRESS_FORBIDDEN -> malformed();
            case TOO_MANY, TOO_LARGE ->
                DataRefusal.because(Status.RESOURCE_EXHAUSTED, 429, "There are too many");
            case BAD_CREDENTIALS,
                    STALE_TOKEN,
                    TICKET_FORGED,
                    TICKET_EXPIRED,
                    TICKET_REPLAYED,
                    NO_SUCH_FILE,
                    NO_TAKER,
                    CONFLICT,
                    DRAINING -> DataRefusal.because(Status.UNAVAILABLE, 503, "Try again later");
        };
    }

    private static StatusRuntimeException malformed() {
        return DataRefusal.because(
                Status.INVALID_ARGUMENT, 400, "Expected peerName and the port it serves at");
    }

    /** Tells whether {@code text} can stand in a line. */
    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= CHARACTERS_MAX
                && text.codePoints().noneMatch(Printable::isDangerous);
    }

    private static String from() {
        return PlainAddress.of(CallerAddress.of(Context.current()));
    }

    private static String reached() {
        return CallerAddress.reached(Context.current());
    }
}
