/**
 * Certificates and keys: read and checked, made by a lab's own authority, turned into TLS contexts.
 *
 * <p>Nothing is registered globally, and no key is ever written in the clear but to a file of its
 * own. Source: threats, row 22. May import: {@code p4.model}; Bouncy Castle.
 */
package p4.tls;
