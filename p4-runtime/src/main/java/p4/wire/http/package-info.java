/**
 * The control plane over REST: a codec, routes on Spark, and carriers by socket or by memory.
 *
 * <p>What is spoken is an {@code HttpExchange}: the native protocol's is {@code ControlExchange}, the
 * dialects have theirs, and all are carried alike. Codec ({@code RequestWriter RequestReader ReplyWriter ReplyReader}) and carrier ({@code
 * TrackerServer JdkCarrier}, {@code MemoryExchange MemoryCarrier}) are apart, so that virtual time
 * runs the same codec and the same routes. Files go beside them ({@code ByteExchange ByteCarrier}). May import: {@code p4.control}, {@code p4.time}, {@code
 * p4.model}; Spark, Jetty, the servlet API, Gson, SLF4J.
 */
package p4.wire.http;
