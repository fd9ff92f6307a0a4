package p4.transfer;

import java.util.HashMap;
import java.util.Map;
import p4.model.ContentHash;

/**
 * The contents of many memory folders, each kept once however many of them hold it.
 *
 * <p>Never forgets a content. May be shared by folders of many threads. Nobody may write to the bytes
 * it hands out.
 */
public final class ContentPool {

    private final Map<ContentHash, byte[]> contents = new HashMap<>();

    /** Makes an empty pool. */
    public ContentPool() {}

    /** The one copy of {@code content}, which hashes to {@code hash}. */
    synchronized byte[] keep(ContentHash hash, byte[] content) {
        byte[] known = contents.putIfAbsent(hash, content);
        return known == null ? content : known;
    }
}
