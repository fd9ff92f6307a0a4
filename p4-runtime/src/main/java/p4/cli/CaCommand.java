package p4.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import p4.tls.BadPem;
import p4.tls.CertificateFolder;
import p4.tls.SubjectNames;

/** {@code ca}: makes an authority, if there is none, and a certificate and key for a node. */
final class CaCommand {

    private final Surroundings around;

    CaCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(List<String> words) {
        var arguments = new CaArguments();
        Command.CA.check(new CommandLine(arguments).read(words));
        Output output = around.output(arguments.json());
        List<String> hosts = arguments.hosts().isEmpty() ? thisMachine() : arguments.hosts();
        Instant now = around.now();
        try {
            var folder = CertificateFolder.open(arguments.out(), now, new SecureRandom());
            Path place = folder.certificate(hosts.get(0));
            if (Files.exists(place) && !arguments.overwrite()) {
                output.complain(
                        "there is a certificate at " + place + " already; --overwrite replaces it");
                return ExitCode.FAILED;
            }
            show(folder, folder.issue(hosts, now), output);
            return ExitCode.OK;
        } catch (BadPem bad) {
            throw BadValue.because("--out", bad);
        } catch (IOException failed) {
            output.complain("cannot use " + arguments.out() + ": " + Trouble.of(failed));
            return ExitCode.FAILED;
        }
    }

    private static void show(CertificateFolder folder, CertificateFolder.Node node, Output output) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ca", folder.authority().toString());
        json.put("certificate", node.certificate().toString());
        json.put("key", node.key().toString());
        json.put("hosts", node.hosts());
        json.put("until", node.until().toString());
        var lines = new ArrayList<String>();
        if (folder.isNew()) {
            lines.add("made " + folder.authority()
                    + " for every machine, and its key ca.key to keep to" + " yourself");
        }
        lines.add("made " + node.certificate() + " and " + node.key() + ", good at "
                + String.join(", ", node.hosts()) + " until "
                + node.until().atZone(ZoneOffset.UTC).toLocalDate());
        output.show(json, lines);
    }

    private static List<String> thisMachine() {
        Set<String> hosts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        try {
            String name = InetAddress.getLocalHost().getHostName();
            if (SubjectNames.isHost(name)) hosts.add(name);
        } catch (UnknownHostException nameless) {
            return List.copyOf(hosts);
        }
        return List.copyOf(hosts);
    }
}
