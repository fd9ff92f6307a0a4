package p4.cli;

import java.util.List;
import p4.compat.pserver.OriginalPserver;

/** A program of pserver that moves bytes too, as the contract of dialects drives it. */
final class PserverProgram implements DialectContract.Program {

    private final OriginalPserver original;

    PserverProgram(OriginalPserver original) {
        this.original = original;
    }

    @Override
    public void join(String name) {
        original.login(name, "the password of " + name);
    }

    @Override
    public void share(String file, String text) {
        original.share(file, text);
    }

    @Override
    public List<String> list() {
        throw new UnsupportedOperationException("programs of pserver list their own names alone");
    }

    @Override
    public boolean finds(String file) {
        return original.whoHas(file).statusCode() == 200;
    }

    @Override
    public String get(String file) {
        return original.get(file);
    }

    @Override
    public long served(String file) {
        return original.asked().stream().filter(file::equals).count();
    }

    @Override
    public void leave() {
        original.logout();
    }

    @Override
    public void close() {
        original.close();
    }
}
