package p4.sim.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import p4.control.ControlReply;
import p4.control.ControlReply.Found;
import p4.control.ControlReply.Listing;
import p4.control.ControlRequest.ListFiles;
import p4.control.ControlRequest.Search;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FilePath;

/** What is shown of all offers. Source: proto/README.md, list and search. */
final class BrowseRules {

    private final Register register;
    private final Terms.Answers answers;

    BrowseRules(Register register, Terms.Answers answers) {
        this.register = register;
        this.answers = answers;
    }

    Optional<String> list(ListFiles request, ControlReply reply) {
        if (request.limit() < 1) return Expect.refusal(Refusal.MALFORMED, reply);
        int limit = Math.min(request.limit(), answers.listedMax());
        List<String> all = listed(request.folder(), request.after(), limit + 1);
        boolean more = all.size() > limit;
        List<String> page = more ? all.subList(0, limit) : all;
        Optional<FilePath> next =
                more ? Optional.of(new FilePath(page.get(limit - 1))) : Optional.empty();
        return Expect.reply(
                Listing.class,
                reply,
                listing -> shows(page, listing.tree().files())
                        .or(() -> Expect.that(
                                listing.next().equals(next), () -> "to go on after " + next)));
    }

    Optional<String> search(Search request, ControlReply reply) {
        int length = request.query().length();
        Optional<Query> query = Query.read(request.query());
        if (request.limit() < 1
                || length < 1
                || length > answers.queryCharacters()
                || query.isEmpty()) {
            return Expect.refusal(Refusal.MALFORMED, reply);
        }
        int limit = Math.min(request.limit(), answers.foundMax());
        List<String> all = register.shelves().keySet().stream()
                .filter(query.get()::matches)
                .limit(limit + 1L)
                .toList();
        return Expect.reply(
                Found.class,
                reply,
                found -> found.truncated() && mayTakeTooLong(request.query())
                        ? shows(
                                all.subList(0, Math.min(found.files().size(), all.size())),
                                found.files())
                        : found(all, limit, found));
    }

    private Optional<String> found(List<String> all, int limit, Found found) {
        boolean more = all.size() > limit;
        return shows(more ? all.subList(0, limit) : all, found.files())
                .or(() -> Expect.that(
                        found.truncated() == more, () -> "to say whether there is more"));
    }

    /** A search may be cut short if it would compare too much; it says so then. */
    private boolean mayTakeTooLong(String query) {
        long characters =
                register.shelves().keySet().stream().mapToLong(String::length).sum();
        return characters * (query.length() + 1) >= answers.searchSteps();
    }

    private List<String> listed(Optional<FilePath> folder, Optional<FilePath> after, int limit) {
        var paths = new ArrayList<String>();
        String from = after.map(FilePath::value).orElse("");
        for (String path : register.shelves().tailMap(from, false).keySet()) {
            boolean inside = folder.isEmpty() || new FilePath(path).isUnder(folder.get());
            if (!inside || isFolder(path)) continue;
            paths.add(path);
            if (paths.size() == limit) break;
        }
        return paths;
    }

    private boolean isFolder(String path) {
        String next = register.shelves().higherKey(path + "/");
        return next != null && next.startsWith(path + "/");
    }

    private Optional<String> shows(List<String> paths, Iterable<FileManifest> files) {
        var shown = new ArrayList<String>();
        files.forEach(file -> shown.add(file.path().value()));
        if (!shown.equals(paths)) return Optional.of(paths.size() + " files: " + paths);
        for (FileManifest file : files) {
            if (!register.prevails(file)) {
                return Optional.of("what most peers hold at " + file.path());
            }
        }
        return Optional.empty();
    }
}
