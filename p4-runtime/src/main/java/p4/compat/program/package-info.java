/**
 * Programs of ours that speak a dialect and nothing else, as the originals do.
 *
 * <p>A dialect gives such a {@link p4.compat.program.Program} its words to the tracker ({@link
 * p4.compat.program.Tongue}) and its way to bytes ({@link p4.compat.DataPort}), and serves {@link
 * p4.compat.program.OwnFiles} in its own way. May import: {@code p4.compat} and what that may.
 */
@NullMarked
package p4.compat.program;

import org.jspecify.annotations.NullMarked;
