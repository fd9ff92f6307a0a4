/**
 * Who is let in: the network's shared secret, or accounts with passwords, checked before the tracker.
 *
 * <p>May import: {@code p4.control}, {@code p4.model}; Bouncy Castle.
 */
package p4.account;
