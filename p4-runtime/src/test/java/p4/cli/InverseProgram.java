package p4.cli;

import java.util.List;
import p4.compat.inverse.OriginalInverse;

/** A program of inverse that serves bytes too, as the contract of dialects drives it. */
final class InverseProgram implements DialectContract.Program {

    private final OriginalInverse original;

    InverseProgram(OriginalInverse original) {
        this.original = original;
    }

    @Override
    public void join(String name) {
        original.login(name);
    }

    @Override
    public void share(String file, String text) {
        original.keep(file, text);
        original.loginAgain();
    }

    @Override
    public List<String> list() {
        throw new UnsupportedOperationException("programs of inverse list their own names alone");
    }

    @Override
    public boolean finds(String file) {
        return original.finds(file);
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
