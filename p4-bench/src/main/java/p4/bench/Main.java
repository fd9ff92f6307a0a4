package p4.bench;

import java.util.ArrayList;
import java.util.List;

/** Starts JMH with the allocation of every operation measured beside its time. */
public final class Main {

    private Main() {}

    /** Passes {@code args} on to JMH; without a profiler among them it adds {@code -prof gc}. */
    public static void main(String[] args) throws Exception {
        var all = new ArrayList<>(List.of(args));
        if (!all.contains("-prof")) all.addAll(List.of("-prof", "gc"));
        org.openjdk.jmh.Main.main(all.toArray(String[]::new));
    }
}
