package p4.cli;

/** Peers of ours that speak catalog alone, with our tracker. */
final class CatalogProgramTest extends ProgramContract {

    @Override
    String name() {
        return "catalog";
    }
}
