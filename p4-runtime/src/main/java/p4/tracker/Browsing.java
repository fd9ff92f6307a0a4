package p4.tracker;

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
import p4.model.FileTree;

/** Shows what is offered: the tree page by page, and what a query matches. */
final class Browsing {

    private final FileIndex index;
    private final TrackerLimits.Answer limits;

    Browsing(FileIndex index, TrackerLimits.Answer limits) {
        this.index = index;
        this.limits = limits;
    }

    /** One page of the tree. */
    ControlReply list(ListFiles request) {
        if (request.limit() < 1) return malformed("limit must be 1 or more");
        int limit = Math.min(request.limit(), limits.listedMax());
        FileIndex.Page page = index.list(request.folder(), request.after(), limit);
        return new Listing(FileTree.of(page.files()), page.more() ? last(page) : Optional.empty());
    }

    /** The files that match a query. */
    ControlReply search(Search request) {
        if (request.limit() < 1) return malformed("limit must be 1 or more");
        int length = request.query().length();
        if (length < 1 || length > limits.queryCharacters()) {
            return malformed("a query has 1 to " + limits.queryCharacters() + " characters");
        }
        int limit = Math.min(request.limit(), limits.foundMax());
        try {
            var budget = new StepBudget(limits.searchSteps());
            FileIndex.Page page = index.search(PathPattern.of(request.query()), limit, budget);
            return new Found(page.files(), page.more());
        } catch (IllegalArgumentException noGlob) {
            return malformed(String.valueOf(noGlob.getMessage()));
        }
    }

    private static Optional<FilePath> last(FileIndex.Page page) {
        List<FileManifest> files = page.files();
        return Optional.of(files.get(files.size() - 1).path());
    }

    private static ControlReply malformed(String detail) {
        return Refusals.no(Refusal.MALFORMED, detail);
    }
}
