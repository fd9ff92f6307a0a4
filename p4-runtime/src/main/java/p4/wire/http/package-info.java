/**
 * The control plane over REST: a codec, the routes on Spark, and carriers by socket or by memory.
 *
 * <p>Codec ({@code RequestWriter RequestReader ReplyWriter ReplyReader}) and carrier ({@code
 * TrackerServer JdkCarrier}, {@code MemoryExchange MemoryCarrier}) are apart, so that virtual time
 * runs the same codec and the same routes. May import: {@code p4.control}, {@code p4.time}, {@code
 * p4.model}; Spark, Jetty, the servlet API, Gson, SLF4J.
 */
package p4.wire.http;
