package p4.sim.scenario;

/** What carries the data plane between peers of one JVM. */
public enum Transport {
    /** gRPC's in-process transport. */
    INPROCESS,
    /** Netty over loopback sockets. */
    NETTY
}
