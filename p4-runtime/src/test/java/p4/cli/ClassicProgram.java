package p4.cli;

import java.util.List;
import java.util.Map;
import p4.compat.classic.OriginalProgram;

/** A program of the original, as the contract of dialects drives it. */
final class ClassicProgram implements DialectContract.Program {

    private final OriginalProgram original;
    private final String secret;
    private String token = "";

    /** Drives {@code original}, which shows {@code secret} to be let in. */
    ClassicProgram(OriginalProgram original, String secret) {
        this.original = original;
        this.secret = secret;
    }

    @Override
    public void join(String name) {
        token = original.register(name, secret).text("token");
    }

    @Override
    public void share(String file, String text) {
        original.keep(file, text);
        original.call("POST", "/add_file", Map.of("token", token, "file_name", file));
    }

    @Override
    public List<String> list() {
        return original.list(token).files();
    }

    @Override
    public boolean finds(String file) {
        return original.where(token, file).status() == 200;
    }

    @Override
    public String get(String file) {
        return original.get(token, file);
    }

    @Override
    public long served(String file) {
        return original.asked().stream().filter(file::equals).count();
    }

    @Override
    public void leave() {
        original.call("POST", "/unregister", Map.of("token", token));
    }

    @Override
    public void close() {
        original.close();
    }
}
