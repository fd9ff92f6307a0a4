package p4.wire.http;

import java.lang.reflect.Proxy;

/** Makes stand-ins on which every call fails, to override what is needed and no more. */
final class Unsupported {

    private Unsupported() {}

    /** An instance of the interface {@code type}; each of its methods throws. */
    static <T> T instance(Class<T> type) {
        Object instance = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.toString());
                });
        return type.cast(instance);
    }
}
