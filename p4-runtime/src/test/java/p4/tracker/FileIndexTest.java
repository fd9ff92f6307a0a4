package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.control.Conversation.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerId;

/** What the index of files promises, checked against a list of offers without any cleverness. */
final class FileIndexTest {

    private static final PeerId ALICE = new PeerId("alice");
    private static final PeerId BOB = new PeerId("bob");

    private final FileIndex index = new FileIndex();

    @Test
    void whatIsOfferedTwiceIsKeptUntilNobodyOffersIt() {
        FileManifest poem = file("ode.txt", "joy");
        index.add(poem, ALICE);
        index.add(poem, ALICE);
        index.add(poem, BOB);

        index.remove(poem, ALICE);
        index.remove(poem, ALICE);

        assertThat(index.offers()).isEqualTo(1);
        assertThat(index.holds(ALICE, poem.hash())).isFalse();
        assertThat(index.holds(BOB, poem.hash())).isTrue();
        assertThat(index.at(poem.path()).orElseThrow().holders(poem).all()).containsExactly(BOB);
    }

    @Test
    void aFolderIsNotMistakenForFilesWhoseNamesBeginLikeIt() {
        index.add(file("a-b", "1"), ALICE);
        index.add(file("a/b", "2"), ALICE);
        index.add(file("a0", "3"), ALICE);
        index.add(file("ab/c", "4"), ALICE);

        FileIndex.Page page = index.list(Optional.of(new FilePath("a")), Optional.empty(), 9);

        assertThat(page.files()).containsExactly(file("a/b", "2"));
        assertThat(page.more()).isFalse();
    }

    @Test
    void aFileIsTheOnlyOneInTheFolderOfItsOwnPath() {
        index.add(file("a", "1"), ALICE);
        index.add(file("b", "2"), ALICE);

        assertThat(index.list(Optional.of(new FilePath("a")), Optional.empty(), 9)
                        .files())
                .containsExactly(file("a", "1"));
        assertThat(index.list(Optional.of(new FilePath("a")), Optional.of(new FilePath("z")), 9)
                        .files())
                .isEmpty();
    }

    @Test
    void aSearchThatCostsTooMuchIsCutShort() {
        for (int i = 0; i < 100; i++) index.add(file("folder/file" + i, "x"), ALICE);

        FileIndex.Page page = index.search(PathPattern.of("*/file*"), 100, new StepBudget(2_000));

        assertThat(page.more()).isTrue();
        assertThat(page.files()).hasSizeLessThan(100).isNotEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itAgreesWithAPlainListOfOffers(long seed) {
        var chance = new SplittableRandom(seed);
        var offers = new ArrayList<Offer>();

        for (int step = 0; step < 400; step++) {
            var offer = new Offer(anyFile(chance), new PeerId("peer" + chance.nextInt(5)));
            if (chance.nextInt(3) > 0) {
                index.add(offer.file(), offer.holder());
                if (!offers.contains(offer)) offers.add(offer);
            } else {
                index.remove(offer.file(), offer.holder());
                offers.remove(offer);
            }
        }

        assertThat(index.offers()).isEqualTo(offers.size());
        assertThat(walk(1 + chance.nextInt(7))).isEqualTo(plainListing(offers));
        assertThat(found("1")).isEqualTo(plainSearch(offers, "1"));
        for (Offer offer : offers) {
            assertThat(index.holds(offer.holder(), offer.file().hash())).isTrue();
            assertThat(index.at(offer.file().path())
                            .orElseThrow()
                            .holders(offer.file())
                            .all())
                    .containsExactlyElementsOf(plainHolders(offers, offer.file()));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    private List<FilePath> walk(int pageSize) {
        var paths = new ArrayList<FilePath>();
        Optional<FilePath> after = Optional.empty();
        boolean more = true;
        while (more) {
            FileIndex.Page page = index.list(Optional.empty(), after, pageSize);
            FileTree.of(page.files()).forEach(file -> paths.add(file.path()));
            after = paths.isEmpty() ? after : Optional.of(paths.get(paths.size() - 1));
            more = page.more();
        }
        return paths;
    }

    private List<FilePath> found(String part) {
        return index.search(PathPattern.of(part), 1_000, new StepBudget(1_000_000)).files().stream()
                .map(FileManifest::path)
                .toList();
    }

    private static List<FilePath> plainListing(List<Offer> offers) {
        return plainSearch(offers, "").stream()
                .filter(path -> offers.stream()
                        .map(offer -> offer.file().path())
                        .noneMatch(other -> !other.equals(path) && other.isUnder(path)))
                .toList();
    }

    private static List<FilePath> plainSearch(List<Offer> offers, String part) {
        return offers.stream()
                .map(offer -> offer.file().path())
                .filter(path -> path.value().contains(part))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<PeerId> plainHolders(List<Offer> offers, FileManifest file) {
        return offers.stream()
                .filter(offer -> offer.file().equals(file))
                .map(Offer::holder)
                .sorted()
                .toList();
    }

    private static FileManifest anyFile(SplittableRandom chance) {
        var path = new StringBuilder("f" + chance.nextInt(3));
        while (chance.nextInt(2) == 0 && path.length() < 8) {
            path.append(chance.nextBoolean() ? "/" : "-").append(chance.nextInt(3));
        }
        return file(path.toString(), "content " + chance.nextInt(3));
    }

    private record Offer(FileManifest file, PeerId holder) {}
}
