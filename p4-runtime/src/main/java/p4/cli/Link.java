package p4.cli;

import java.util.Optional;
import p4.peer.PeerCommands;

/** Somebody on the network who says our words: a running peer of ours, or a visitor. */
interface Link extends AutoCloseable {

    /** Says words that move no file. */
    PeerCommands commands();

    /** Whether files are fetched to, and uploaded from, where this process runs. */
    boolean keepsFilesHere();

    /** Fetches {@code path} and keeps it at {@code output}, or under its own name. */
    ExitCode get(Output show, String path, Optional<String> output, boolean overwrite);

    /** Uploads {@code file} to {@code copies} peers. */
    ExitCode put(Output show, String file, int copies);

    @Override
    void close();
}
