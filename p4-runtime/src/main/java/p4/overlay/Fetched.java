package p4.overlay;

import p4.model.FileManifest;
import p4.model.FilePath;

/** A file that was fetched, verified and kept as {@code savedAs}; {@code from} sent its end. */
public record Fetched(FileManifest file, FilePath savedAs, Contact from, int holdersTried) {}
