package p4.cli;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.function.Supplier;
import p4.tracker.TrackerEvent;
import p4.tracker.TrackerObserver;

/** Counts what a tracker does, and writes it down for Prometheus. */
final class TrackerMetrics implements TrackerObserver {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    TrackerMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    /** The figures in Prometheus's text format. */
    String scrape() {
        return registry.scrape();
    }

    /** Shows {@code value} as the gauge {@code name}. */
    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    @Override
    public void happened(TrackerEvent event, Instant now) {
        if (event instanceof TrackerEvent.RequestRefused refused) {
            count(
                    "p4.tracker.refusals",
                    "request",
                    refused.request(),
                    "why",
                    refused.why().name());
        } else if (event instanceof TrackerEvent.TicketRefused refused) {
            count("p4.tracker.tickets.refused", "why", refused.why().name());
        } else if (event instanceof TrackerEvent.HandedOut handedOut) {
            count("p4.tracker.tickets.given", "use", handedOut.ticket().use().name());
        } else if (event instanceof TrackerEvent.Complained complained) {
            count("p4.tracker.complaints", "complaint", complained.complaint().name());
        } else {
            count("p4.tracker.events", "event", event.getClass().getSimpleName());
        }
    }

    private void count(String name, String... tags) {
        Counter.builder(name).tags(tags).register(registry).increment();
    }
}
