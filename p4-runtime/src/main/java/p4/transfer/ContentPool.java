package p4.transfer;

import java.util.Arrays;
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

    /**
     * The one copy of {@code content}, which is said to hash to {@code hash}.
     *
     * <p>Other bytes than those known by that hash are handed back as they are, so that a folder never
     * shows better bytes than it was given.
     */
    synchronized byte[] keep(ContentHash hash, byte[] content) {
        byte[] known = contents.putIfAbsent(hash, content);
        return Arrays.equals(known, content) ? known : content;
    }
}
