package p4.cli;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;

import org.slf4j.Logger;

/**
 * What is logged, and how: warnings, a line each, without stack traces, on the standard error.
 *
 * <p>Answers go to standard output, logs never do. It is code and not a file because every start of
 * a node would otherwise read XML first. {@code -Dlogback.configurationFile=FILE}, or a {@code
 * logback-test.xml} on the class path, is read in its stead. Logback makes one through its service
 * file.
 */
public final class LogLines extends ContextAwareBase implements Configurator {

    private static final String LINE = "%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%nopex%n";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (isGivenElsewhere()) return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        settle(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Settles what {@code context} logs; nobody has been asked whether it is given elsewhere. */
    static void settle(LoggerContext context) {
        // Below INFO, Jetty would show request headers, and with them tokens.
        context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
        // What strangers do to a connection is no news, and who called hears of it as an answer.
        context.getLogger("io.grpc").setLevel(Level.ERROR);
        context.getLogger("io.netty").setLevel(Level.ERROR);
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(errors(context));
    }

    private static ConsoleAppender<ILoggingEvent> errors(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("errors");
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static boolean isGivenElsewhere() {
        return System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null
                || LogLines.class
                                .getClassLoader()
                                .getResource(ClassicConstants.TEST_AUTOCONFIG_FILE)
                        != null;
    }
}
