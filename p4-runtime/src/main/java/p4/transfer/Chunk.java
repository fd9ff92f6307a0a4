package p4.transfer;

import java.nio.ByteBuffer;

/**
 * A run of a file's bytes that begins at {@code offset}.
 *
 * <p>{@code bytes} is lent: it may be read until the stage that {@link ChunkSink#take} returned is
 * done, and must not be written or kept.
 */
public record Chunk(long offset, ByteBuffer bytes) {}
