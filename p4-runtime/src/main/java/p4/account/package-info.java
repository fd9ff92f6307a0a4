/**
 * Who is let in: the network's shared secret, or accounts with passwords, checked before the tracker.
 *
 * <p>The only room that knows Bouncy Castle. May import: {@code p4.control}, {@code p4.model}.
 */
package p4.account;
