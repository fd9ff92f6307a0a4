package p4.model;

/** What a file is: its path, its size in bytes (0 or more) and the hash of its content. */
public record FileManifest(FilePath path, long size, ContentHash hash) {

    public FileManifest {
        if (size < 0) throw new IllegalArgumentException("size of " + path + ": " + size);
    }
}
