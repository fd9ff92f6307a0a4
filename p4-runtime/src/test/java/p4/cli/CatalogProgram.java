package p4.cli;

import java.util.List;
import p4.compat.catalog.OriginalCatalog;

/** A program of the dialect catalog, as the contract of dialects drives it. */
final class CatalogProgram implements DialectContract.Program {

    private final OriginalCatalog original;
    private final String secret;

    /** Drives {@code original}, whose password is {@code secret}. */
    CatalogProgram(OriginalCatalog original, String secret) {
        this.original = original;
        this.secret = secret;
    }

    @Override
    public void join(String name) {
        original.login(name, secret);
    }

    @Override
    public void share(String file, String text) {
        original.keep(file, text);
        original.loadFiles();
    }

    @Override
    public List<String> list() {
        return original.index().files().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    @Override
    public boolean finds(String file) {
        return original.search(file).status() == 200;
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
