package p4.wire.grpc;

import io.grpc.stub.StreamObserver;

/** Hears everything and minds nothing. */
final class Ignored<T> implements StreamObserver<T> {

    @Override
    public void onNext(T message) {}

    @Override
    public void onError(Throwable failed) {}

    @Override
    public void onCompleted() {}
}
