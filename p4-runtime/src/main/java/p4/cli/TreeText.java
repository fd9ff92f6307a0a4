package p4.cli;

import java.util.List;
import java.util.Optional;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.Printable;

/** Draws a tree of files as indented lines, folders before what is in them. */
final class TreeText {

    private static final String INDENT = "  ";

    private TreeText() {}

    /** Adds the lines of {@code tree} to {@code lines}; {@code folder} is left out of the paths. */
    static void write(FileTree tree, Optional<String> folder, List<String> lines) {
        int skipped = folder.map(path -> new FilePath(path).components().size()).orElse(0);
        List<String> above = List.of();
        for (FileManifest file : tree) {
            List<String> parts = file.path().components();
            List<String> folders =
                    parts.subList(Math.min(skipped, parts.size() - 1), parts.size() - 1);
            int same = shared(above, folders);
            for (int depth = same; depth < folders.size(); depth++) {
                lines.add(INDENT.repeat(depth) + Printable.escapeWhole(folders.get(depth)) + "/");
            }
            lines.add(INDENT.repeat(folders.size())
                    + Printable.escapeWhole(file.path().name()) + "  " + SizeText.of(file.size()));
            above = folders;
        }
    }

    private static int shared(List<String> left, List<String> right) {
        int same = 0;
        while (same < left.size()
                && same < right.size()
                && left.get(same).equals(right.get(same))) {
            same++;
        }
        return same;
    }
}
