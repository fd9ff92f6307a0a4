package p4.wire.grpc;

import p4.model.ContentHash;

/** What a peer answers that is asked for a sample: who it is, and the hash; neither is checked yet. */
public record SampleProof(String hmac, ContentHash hash) {}
