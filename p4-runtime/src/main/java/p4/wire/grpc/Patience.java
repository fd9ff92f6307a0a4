package p4.wire.grpc;

import java.time.Duration;
import p4.time.Timeline;

/** How long a call may stand still before it is given up. */
@FunctionalInterface
interface Patience {

    /** Never gives up. */
    Patience ENDLESS = giveUp -> Watch.NONE;

    /** Begins to watch a call; {@code giveUp} runs at most once. */
    Watch watch(Runnable giveUp);

    /** Gives a call up once nothing moved for {@code limit}, and at the latest after twice that. */
    static Patience of(Timeline timeline, Duration limit) {
        return giveUp -> {
            var watch = new TimedWatch(timeline, limit, giveUp);
            watch.start();
            return watch;
        };
    }

    /** Sees whether one call moves; may be told from any thread. */
    interface Watch {

        /** Sees nothing. */
        Watch NONE = new Watch() {
            @Override
            public void moved() {}

            @Override
            public void end() {}
        };

        /** Hears that something moved. */
        void moved();

        /** Watches no more. */
        void end();
    }
}
