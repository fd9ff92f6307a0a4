package p4.cli;

import com.beust.jcommander.Parameter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import p4.compat.CompatLimits;

/** What a tracker takes to speak other tongues beside its own. */
final class DialectArguments {

    @Parameter(
            names = "--dialect",
            order = 20,
            placeholder = "NAME",
            converter = DialectText.class,
            defaultValueDescription = "none",
            description =
                    "speak this too, so that programs written for it work: p4-classic, pserver,"
                            + " inverse, catalog")
    private List<Dialect> dialects = List.of();

    @Parameter(
            names = "--dialect-listen",
            order = 21,
            placeholder = "NAME=HOST:PORT",
            converter = DialectAddressText.class,
            defaultValueDescription = "the original's port, beside --listen",
            description = "where the tracker of a dialect listens")
    private List<DialectAddressText.Place> listens = List.of();

    @Parameter(
            names = "--dialect-data",
            order = 22,
            placeholder = "NAME=HOST:PORT",
            converter = DialectAddressText.class,
            defaultValueDescription = "the original's port, beside --listen",
            description = "where programs of a dialect fetch files of the network")
    private List<DialectAddressText.Place> datas = List.of();

    @Parameter(
            names = "--gateway",
            order = 23,
            placeholder = "HOST:PORT",
            converter = AddressText.class,
            defaultValueDescription = "any port, beside --listen",
            description = "where peers fetch the files of programs of a dialect")
    private @Nullable InetSocketAddress gateway;

    @Parameter(
            names = "--dialect-lease",
            order = 24,
            placeholder = "DURATION",
            converter = DurationText.class,
            description =
                    "how long a program, of pserver apart, counts as there with its data port silent")
    private Duration lease = CompatLimits.DEFAULT.life();

    /** Those that are spoken, each once. */
    List<Dialect> dialects() {
        return List.copyOf(new TreeSet<>(dialects));
    }

    /**
     * Makes sure that what was given fits together, and {@code tracker}, where the tracker listens.
     *
     * @throws BadValue if it does not
     */
    void check(InetSocketAddress tracker) {
        refuseUnspoken("--dialect-listen", listens);
        refuseUnspoken("--dialect-data", datas);
        if (gateway != null && dialects.isEmpty()) {
            throw new BadValue("--gateway", AddressText.write(gateway), "--dialect NAME with it");
        }
        refuseTwice(tracker);
        for (Dialect dialect : dialects()) {
            InetSocketAddress place = listen(dialect, tracker);
            if (place.getPort() != 0 && place.equals(tracker)) {
                throw new BadValue(
                        "--listen",
                        AddressText.write(tracker),
                        "another address than that of " + dialect.word() + ", or --dialect-listen "
                                + dialect.word() + "=HOST:PORT");
            }
        }
    }

    /** Where the tracker of {@code dialect} listens. */
    InetSocketAddress listen(Dialect dialect, InetSocketAddress tracker) {
        return place(listens, dialect)
                .orElseGet(() -> new InetSocketAddress(tracker.getAddress(), dialect.port()));
    }

    /** Where {@code dialect} serves files. */
    InetSocketAddress data(Dialect dialect, InetSocketAddress tracker) {
        return place(datas, dialect)
                .orElseGet(() -> new InetSocketAddress(tracker.getAddress(), dialect.dataPort()));
    }

    /** Where peers fetch from guests. */
    InetSocketAddress gateway(InetSocketAddress tracker) {
        return Optional.ofNullable(gateway)
                .orElseGet(() -> new InetSocketAddress(tracker.getAddress(), 0));
    }

    /** The bounds of each dialect. */
    CompatLimits limits() {
        return CompatLimits.DEFAULT.withLife(lease);
    }

    private void refuseTwice(InetSocketAddress tracker) {
        var taken = new HashMap<InetSocketAddress, Dialect>(); // for look-up only
        for (Dialect dialect : dialects()) {
            InetSocketAddress place = listen(dialect, tracker);
            Dialect other = taken.put(place, dialect);
            if (place.getPort() != 0 && other != null) {
                throw new BadValue(
                        "--dialect",
                        dialect.word(),
                        "another address than that of " + other.word() + ", by --dialect-listen "
                                + dialect.word() + "=HOST:PORT");
            }
        }
    }

    private void refuseUnspoken(String option, List<DialectAddressText.Place> places) {
        for (DialectAddressText.Place place : places) {
            if (!dialects.contains(place.dialect())) {
                throw new BadValue(
                        option,
                        place.dialect().word(),
                        "--dialect " + place.dialect().word());
            }
        }
    }

    private static Optional<InetSocketAddress> place(
            List<DialectAddressText.Place> places, Dialect dialect) {
        return places.stream()
                .filter(place -> place.dialect() == dialect)
                .map(DialectAddressText.Place::address)
                .findFirst();
    }
}
