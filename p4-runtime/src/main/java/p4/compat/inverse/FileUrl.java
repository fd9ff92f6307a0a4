package p4.compat.inverse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import p4.compat.JsonBody;
import p4.model.FilePath;

/** Writes paths of files into URLs, and reads them there. Source: RFC 3986 §2. */
final class FileUrl {

    /** How the path of every file begins. */
    static final String PREFIX = "/files/";

    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private FileUrl() {}

    /** Where {@code path} is, below its peer's address. */
    static String of(FilePath path) {
        var url = new StringBuilder(PREFIX);
        for (byte one : path.value().getBytes(StandardCharsets.UTF_8)) {
            if (one > 0 && PLAIN.indexOf(one) >= 0) url.append((char) one);
            else url.append(String.format("%%%02X", one & 0xff));
        }
        return url.toString();
    }

    /** The path that {@code url} is of; empty if no file can be there. */
    static Optional<FilePath> path(String url) {
        if (!url.startsWith(PREFIX)) return Optional.empty();
        return decoded(url.substring(PREFIX.length())).flatMap(JsonBody::named);
    }

    private static Optional<String> decoded(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            if (one > '~') return Optional.empty();
            if (one == '%') {
                int high = digit(text, at + 1);
                int low = digit(text, at + 2);
                if (high < 0 || low < 0) return Optional.empty();
                bytes.write(high << 4 | low);
                at += 2;
            } else {
                bytes.write(one);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int digit(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }
}
