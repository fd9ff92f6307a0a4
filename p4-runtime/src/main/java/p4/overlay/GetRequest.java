package p4.overlay;

import java.util.Optional;
import p4.model.FilePath;

/**
 * What to fetch: the file whose hash, whole path or last component is {@code text}.
 *
 * <p>It is kept under {@code saveAs}, or under the path its holders have it at.
 */
public record GetRequest(String text, Optional<FilePath> saveAs, boolean overwrite) {}
