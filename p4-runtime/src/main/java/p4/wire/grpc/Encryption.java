package p4.wire.grpc;

import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;

import java.util.Optional;

import javax.net.ssl.SSLContext;

/**
 * Whether and how a {@link NettyTransport} encrypts: what its servers serve with, and its channels call
 * with.
 *
 * <p>Where there is nothing, it is plaintext. TLS 1.3 or 1.2; a channel verifies that the server has a
 * certificate for the host it was asked to reach. Source: RFC 9113 §9.2.
 */
public record Encryption(Optional<SSLContext> serving, Optional<SSLContext> calling) {

    /** Plaintext both ways. */
    public static final Encryption NONE = new Encryption(Optional.empty(), Optional.empty());

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** What Netty serves with; empty for plaintext. */
    Optional<SslContext> server() {
        return serving.map(context -> http2(context, false));
    }

    /** What Netty calls with; empty for plaintext. */
    Optional<SslContext> client() {
        return calling.map(context -> http2(context, true));
    }

    private static SslContext http2(SSLContext context, boolean client) {
        var alpn = new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                ApplicationProtocolNames.HTTP_2);
        return new JdkSslContext(
                context,
                client,
                Http2SecurityUtil.CIPHERS,
                SupportedCipherSuiteFilter.INSTANCE,
                alpn,
                ClientAuth.NONE,
                PROTOCOLS,
                false);
    }
}
