package p4.sim.member;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A member: {@code java -cp p4-sim.jar p4.sim.member.Main --listen HOST:PORT [--home DIR]}.
 *
 * <p>Says on its standard output where it listens, and then nothing more. Ends when it is told to, and
 * when its laboratory has been gone for half a minute.
 */
public final class Main {

    private static final int BAD_ARGUMENTS = 64;
    private static final int BROKEN = 70;

    private Main() {}

    /** Hosts nodes until it is over; ends with 0, with 64 if {@code args} are wrong, else with 70. */
    public static void main(String[] args) throws InterruptedException {
        hush();
        System.exit(host(args));
    }

    /** Has libraries say and do no more than a member needs; to be called first. */
    static void hush() {
        // Before anything logs: libraries have nothing to say here that an answer does not say.
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty(
                "io.netty.jfr.enabled", "false"); // a hundred classes for a start to load
    }

    private static int host(String[] args) throws InterruptedException {
        MemberArguments arguments;
        try {
            arguments = MemberArguments.read(List.of(args), System.getenv());
        } catch (IllegalArgumentException bad) {
            System.err.println("member: " + bad.getMessage());
            return BAD_ARGUMENTS;
        }
        var over = new CountDownLatch(1);
        try (var member = MemberProcess.start(arguments, over::countDown, Main::broken)) {
            System.out.println("member listening on " + member.address());
            over.await();
        }
        return 0;
    }

    private static void broken(Throwable thrown) {
        System.err.println("member: a node is broken: " + thrown);
        thrown.printStackTrace();
        Runtime.getRuntime().halt(BROKEN); // at once: what a broken node does next means nothing
    }
}
