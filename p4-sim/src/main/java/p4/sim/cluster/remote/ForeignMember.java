package p4.sim.cluster.remote;

/** A member that does not know what this laboratory orders; the message is one line. */
public final class ForeignMember extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignMember(String whose, String words) {
        super("found a member " + whose + " of another build, which says \"" + words
                + "\", expected an image of this one: deploy/image/build");
    }
}
