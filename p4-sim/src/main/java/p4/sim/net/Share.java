package p4.sim.net;

import java.util.List;

/** What one transfer has of the two ports it passes. */
final class Share {

    private final Port up;
    private final Port down;
    private final double most;
    private final Rated transfer;
    private int upIndex;
    private int downIndex;
    private double rate;
    private boolean touched;

    /** Someone who is told how fast it may move. */
    @FunctionalInterface
    interface Rated {

        /** It may move {@code bytesPerNano} from now on. */
        void rate(double bytesPerNano);
    }

    /** Passes {@code up} and {@code down}, and never uses more than {@code most}. */
    Share(Port up, Port down, double most, Rated transfer) {
        this.up = up;
        this.down = down;
        this.most = most;
        this.transfer = transfer;
    }

    Port up() {
        return up;
    }

    Port down() {
        return down;
    }

    Port beside(Port port) {
        return port == up ? down : up;
    }

    /** What it could use if {@code port} were not there. */
    double limitBeside(Port port) {
        return Math.min(most, beside(port).level());
    }

    /** What it could use if its port to the one beside had {@code level}. */
    double limit(double level) {
        return Math.min(most, level);
    }

    void join() {
        upIndex = up.shares().size();
        up.shares().add(this);
        downIndex = down.shares().size();
        down.shares().add(this);
    }

    void leave() {
        Share last = up.shares().remove(up.shares().size() - 1);
        if (last != this) {
            up.shares().set(upIndex, last);
            last.upIndex = upIndex;
        }
        last = down.shares().remove(down.shares().size() - 1);
        if (last != this) {
            down.shares().set(downIndex, last);
            last.downIndex = downIndex;
        }
    }

    /** Adds it to {@code all}, unless it is there already. */
    void touch(List<Share> all) {
        if (touched) return;
        touched = true;
        all.add(this);
    }

    /** Tells the transfer its rate, if that changed. */
    void settle() {
        touched = false;
        double next = Math.min(most, Math.min(up.level(), down.level()));
        if (FairShare.isClose(next, rate)) return;
        rate = next;
        transfer.rate(next);
    }
}
