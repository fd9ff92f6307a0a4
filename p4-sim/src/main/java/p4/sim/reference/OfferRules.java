package p4.sim.reference;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import p4.control.ControlReply;
import p4.control.ControlReply.Published;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FilePath;

/** What peers offer, whole or as a change. Source: proto/README.md, publish. */
final class OfferRules {

    private final Register register;
    private final Terms.Quota quota;

    OfferRules(Register register, Terms.Quota quota) {
        this.register = register;
        this.quota = quota;
    }

    Optional<String> publish(Registered asker, Publish request, ControlReply reply) {
        var wanted = new TreeMap<FilePath, FileManifest>();
        request.tree().forEach(file -> wanted.put(file.path(), file));
        return offer(asker, wanted, request.room(), reply);
    }

    Optional<String> change(Registered asker, PublishDelta request, ControlReply reply) {
        if (!asker.hasPublished()) return Expect.refusal(Refusal.CONFLICT, reply);
        var wanted = new TreeMap<>(asker.files());
        request.delta().removed().forEach(wanted::remove);
        request.delta().added().forEach(file -> wanted.put(file.path(), file));
        boolean clash = request.delta().added().stream()
                .anyMatch(
                        file -> isBelowFile(file.path(), wanted) || isFolder(file.path(), wanted));
        return clash
                ? Expect.refusal(Refusal.CONFLICT, reply)
                : offer(asker, wanted, request.room(), reply);
    }

    private Optional<String> offer(
            Registered asker,
            Map<FilePath, FileManifest> wanted,
            OptionalLong room,
            ControlReply reply) {
        // Nobody could fetch from a peer without a port, so nothing of it is taken.
        if (asker.endpoint().isEmpty()) wanted.clear();
        double bytes = wanted.values().stream().mapToDouble(FileManifest::size).sum();
        int others = register.offers() - asker.files().size();
        if (wanted.size() > quota.filesPerPeer()
                || bytes > quota.bytesPerPeer()
                || wanted.size() > quota.filesInAll() - others) {
            return Expect.refusal(Refusal.TOO_LARGE, reply);
        }
        register.offer(asker, wanted);
        asker.publish(room);
        return Expect.exactly(new Published(wanted.size(), (long) bytes), reply);
    }

    private static boolean isBelowFile(FilePath path, Map<FilePath, FileManifest> files) {
        String value = path.value();
        for (int slash = value.indexOf('/'); slash > 0; slash = value.indexOf('/', slash + 1)) {
            if (files.containsKey(new FilePath(value.substring(0, slash)))) return true;
        }
        return false;
    }

    private static boolean isFolder(FilePath path, NavigableMap<FilePath, FileManifest> files) {
        return files.tailMap(path, false).keySet().stream()
                .takeWhile(next -> next.value().startsWith(path.value()))
                .anyMatch(next -> next.isUnder(path));
    }
}
