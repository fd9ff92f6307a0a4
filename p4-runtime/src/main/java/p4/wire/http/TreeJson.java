package p4.wire.http;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;

/**
 * Trees of files as hierarchical JSON, in path order.
 *
 * <p>A folder is {@code {"files":{NAME:{"size":3,"sha256":"…"}},"folders":{NAME:folder}}}; either
 * key is left out when there is nothing below it. A folder with no file below it is lost.
 */
final class TreeJson {

    private TreeJson() {}

    /** Writes {@code tree}. */
    static JsonObject write(FileTree tree) {
        var root = new JsonObject();
        for (FileManifest manifest : tree) {
            List<String> names = manifest.path().components();
            JsonObject folder = root;
            for (String name : names.subList(0, names.size() - 1)) {
                folder = below(below(folder, "folders"), name);
            }
            JsonObject file = below(below(folder, "files"), manifest.path().name());
            writeContent(manifest, file);
        }
        return root;
    }

    /** Writes one file on its own: its path beside its content. */
    static JsonObject writeFile(FileManifest manifest) {
        var file = new JsonObject();
        file.addProperty("path", manifest.path().value());
        writeContent(manifest, file);
        return file;
    }

    /** Reads a tree. */
    static FileTree read(JsonValue json) {
        var manifests = new ArrayList<FileManifest>();
        readFolder("", json, manifests);
        return json.checked(() -> FileTree.of(manifests));
    }

    /** Reads one file on its own, in which other keys may stand. */
    static FileManifest readFile(JsonValue json) {
        return readContent(json.get("path").as(FilePath::new), json);
    }

    private static void readFolder(String prefix, JsonValue json, List<FileManifest> manifests) {
        json.only("files", "folders");
        json.find("files")
                .ifPresent(files -> files.members().forEach((name, file) -> {
                    FilePath path = path(prefix, name, file);
                    manifests.add(readContent(path, file.only("size", "sha256")));
                }));
        json.find("folders")
                .ifPresent(folders -> folders.members()
                        .forEach((name, folder) -> readFolder(
                                path(prefix, name, folder).value() + "/", folder, manifests)));
    }

    private static FilePath path(String prefix, String name, JsonValue where) {
        return where.checked(() -> {
            if (name.indexOf('/') >= 0) throw new IllegalArgumentException("a name has no slash");
            return new FilePath(prefix + name);
        });
    }

    private static FileManifest readContent(FilePath path, JsonValue json) {
        long size = json.get("size").whole(0, Long.MAX_VALUE);
        return new FileManifest(path, size, json.get("sha256").as(ContentHash::new));
    }

    private static void writeContent(FileManifest manifest, JsonObject file) {
        file.addProperty("size", manifest.size());
        file.addProperty("sha256", manifest.hash().hex());
    }

    private static JsonObject below(JsonObject parent, String key) {
        Map<String, com.google.gson.JsonElement> members = parent.asMap();
        return members.computeIfAbsent(key, absent -> new JsonObject()).getAsJsonObject();
    }
}
