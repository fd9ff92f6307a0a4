package p4.wire.grpc;

import io.netty.util.internal.logging.InternalLogLevel;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.Slf4JLoggerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Netty's logs without the frames of a connection, whose metadata holds tickets and tokens.
 *
 * <p>gRPC logs every frame at DEBUG; nobody shall have a secret in a log by asking for more words.
 */
final class DiscreetLogs extends InternalLoggerFactory {

    private static final List<String> WRITERS_OF_FRAMES =
            List.of("io.grpc.netty.NettyServerHandler", "io.grpc.netty.NettyClientHandler");

    private DiscreetLogs() {}

    /** Makes Netty log like this from now on, in the whole JVM. */
    static void install() {
        InternalLoggerFactory.setDefaultFactory(new DiscreetLogs());
    }

    @Override
    protected InternalLogger newInstance(String name) {
        InternalLogger logger =
                ((Slf4JLoggerFactory) Slf4JLoggerFactory.INSTANCE).newInstance(name);
        return WRITERS_OF_FRAMES.contains(name) ? discreet(logger) : logger;
    }

    private static InternalLogger discreet(InternalLogger logger) {
        return (InternalLogger) Proxy.newProxyInstance(
                DiscreetLogs.class.getClassLoader(),
                new Class<?>[] {InternalLogger.class},
                (proxy, method, arguments) -> isWordy(method, arguments)
                        ? nothing(method.getReturnType())
                        : said(logger, method, arguments));
    }

    private static boolean isWordy(Method method, Object @Nullable [] arguments) {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof InternalLogLevel) {
            return arguments[0] == InternalLogLevel.DEBUG || arguments[0] == InternalLogLevel.TRACE;
        }
        String name = method.getName().toLowerCase(Locale.ROOT);
        return name.contains("debug") || name.contains("trace");
    }

    private static @Nullable Object nothing(Class<?> type) {
        return type == boolean.class ? Boolean.FALSE : null;
    }

    private static @Nullable Object said(
            InternalLogger logger, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(logger, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
