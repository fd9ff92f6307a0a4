package p4.wire.grpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import p4.model.FileManifest;
import p4.v1.Files;

/** Collects the pages of a list of files. */
final class FileReader<R> implements AnswerReader<Files, R> {

    private final Function<List<FileManifest>, R> whole;
    private final List<FileManifest> read = new ArrayList<>();

    /** Makes the result of all files with {@code whole}. */
    FileReader(Function<List<FileManifest>, R> whole) {
        this.whole = whole;
    }

    @Override
    public void next(Files page) {
        page.getFilesList().forEach(file -> read.add(Wire.manifest(file)));
    }

    @Override
    public R end() {
        return whole.apply(List.copyOf(read));
    }
}
