package p4.sim.cluster.gate;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import p4.model.PeerEndpoint;
import p4.model.Printable;
import p4.model.Token;

/**
 * A gate: {@code java -cp p4-sim.jar p4.sim.cluster.gate.Main HOST:PORT}.
 *
 * <p>Listens there, and carries whoever shows the token that is in {@value #TOKEN} to where it says.
 * Ends when it is killed.
 */
public final class Main {

    /** The variable that holds the token. */
    public static final String TOKEN = "P4_GATE_TOKEN";

    private static final int BAD_ARGUMENTS = 64;

    private Main() {}

    /** Stands open until it is killed; ends with 64 if {@code args} are wrong. */
    public static void main(String[] args) throws InterruptedException {
        try {
            PeerEndpoint listen = where(List.of(args));
            var token = new Token(System.getenv().getOrDefault(TOKEN, ""));
            var gate = Gate.open(new InetSocketAddress(listen.host(), listen.port()), token);
            System.out.println("gate open at " + gate.address());
        } catch (IllegalArgumentException bad) {
            System.err.println("gate: " + bad.getMessage());
            System.exit(BAD_ARGUMENTS);
        }
        new CountDownLatch(1).await();
    }

    private static PeerEndpoint where(List<String> args) {
        if (args.size() == 1) return PeerEndpoint.parse(args.get(0));
        throw new IllegalArgumentException(
                "found " + Printable.escape(String.join(" ", args)) + ", expected HOST:PORT");
    }
}
