/**
 * The nouns everyone agrees on; each is valid once it exists.
 *
 * <p>May import: nothing of P4.
 */
package p4.model;
