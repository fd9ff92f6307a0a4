package p4.cli;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import p4.compat.RawCalls;

/** Somebody at another address of this machine, who speaks plain gRPC. */
final class ElsewhereGrpc {

    private final SocketAddress own;
    private final InetSocketAddress server;

    /** One at {@code host}, a loopback address, who calls {@code server}. */
    ElsewhereGrpc(String host, InetSocketAddress server) {
        this.own = new InetSocketAddress(host, 0);
        this.server = server;
    }

    /** Calls {@code name} with {@code texts}, and {@code more} in the field after them. */
    byte[] call(String name, List<String> more, String... texts) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(server)
                .localSocketPicker(new NettyChannelBuilder.LocalSocketPicker() {
                    @Override
                    public SocketAddress createSocketAddress(
                            SocketAddress remote, Attributes attributes) {
                        return own;
                    }
                })
                .usePlaintext()
                .build();
        try {
            return ClientCalls.blockingUnaryCall(
                    channel,
                    RawCalls.method(name, MethodType.UNARY),
                    CallOptions.DEFAULT,
                    RawCalls.textsAndMore(more, texts));
        } finally {
            channel.shutdownNow();
        }
    }
}
