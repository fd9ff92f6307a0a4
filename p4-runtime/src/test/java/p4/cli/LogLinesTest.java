package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What a node logs: little, and never a secret or a stack trace. */
class LogLinesTest {

    private final LoggerContext context = new LoggerContext();

    @Test
    void warningsAreLoggedUnlessTheyTellOfStrangers() {
        LogLines.settle(context);

        assertThat(context.getLogger("p4.disk").getEffectiveLevel()).isEqualTo(Level.WARN);
        assertThat(context.getLogger("io.grpc.internal").getEffectiveLevel())
                .isEqualTo(Level.ERROR);
        assertThat(context.getLogger("io.netty.channel").getEffectiveLevel())
                .isEqualTo(Level.ERROR);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.TRACE);
        assertThat(context.getLogger("org.eclipse.jetty.http").getEffectiveLevel())
                .as("even where everything is logged")
                .isEqualTo(Level.WARN);
    }

    @Test
    void whatWentWrongIsOneLineOnTheStandardError() {
        LogLines.settle(context);

        var appender = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("errors");
        var event = new LoggingEvent(
                "here",
                context.getLogger("p4.disk"),
                Level.WARN,
                "the disk is full",
                new IllegalStateException("deep inside"),
                new Object[0]);

        String line = new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
        assertThat(line).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  p4.disk the disk is full\\R");
        assertThat(appender.getTarget()).isEqualTo("System.err");
    }

    @Test
    void aFileForTestsGoesBeforeIt() {
        LogLines found = ServiceLoader.load(ch.qos.logback.classic.spi.Configurator.class).stream()
                .filter(provider -> provider.type() == LogLines.class)
                .map(provider -> (LogLines) provider.get())
                .findFirst()
                .orElseThrow();

        ExecutionStatus next = found.configure(context);

        assertThat(next).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("errors"))
                .isNull();
    }
}
