package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.control.ControlRequest;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.Token;
import p4.wire.http.HttpControlPlane;

class OfferPartTest {

    private static final int BYTES_MAX = 4_000;
    private static final int ENVELOPE_BYTES = 128;
    private static final Token TOKEN = Token.draw(new SplittableRandom(1));
    private static final List<String> NAMES =
            List.of("a", "\"\"\"\"\"\"\"\"", "æ", "漢字漢字", "😀😀", "long-name-of-a-file.txt");

    private static FileTree tree(RandomGenerator chance) {
        var files = new ArrayList<FileManifest>();
        for (int i = chance.nextInt(200); i > 0; i--) files.add(file(chance, i));
        return FileTree.of(files);
    }

    private static FileManifest file(RandomGenerator chance, int number) {
        var path = new StringBuilder();
        for (int depth = chance.nextInt(FilePath.COMPONENTS_MAX); depth > 0; depth--) {
            path.append(NAMES.get(chance.nextInt(NAMES.size()))).append("-/");
        }
        path.append(number);
        var hash = ContentHash.ofContent(new byte[] {(byte) chance.nextInt(3)});
        return new FileManifest(new FilePath(path.toString()), Long.MAX_VALUE, hash);
    }

    private static List<OfferPart> parts(FileTree before, FileTree wanted) {
        var parts = new ArrayList<OfferPart>();
        for (FileTree now = before; !now.equals(wanted); ) {
            OfferPart part = OfferPart.next(now, wanted, BYTES_MAX);
            assertThat(part.tree()).isNotEqualTo(now).isEqualTo(now.apply(part.delta()));
            parts.add(part);
            now = part.tree();
        }
        return parts;
    }

    private static long jsonBytes(ControlRequest request) {
        var bytes = new CompletableFuture<Long>();
        var plane = new HttpControlPlane(
                call -> {
                    bytes.complete((long) World.bytes(call.body()).length);
                    return new CompletableFuture<>();
                },
                "nobody");
        assertThat(plane.ask(request)).isNotNull();
        return bytes.join();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("p4.peer.World#seeds")
    void partsLeadFromAnyTreeToAnyOtherAndEachFitsItsRequest(long seed) {
        var chance = new SplittableRandom(seed);
        FileTree before = tree(chance);
        FileTree wanted = tree(chance);

        List<OfferPart> parts = parts(before, wanted);

        assertThat(parts).allSatisfy(part -> {
            var delta = new PublishDelta(TOKEN, part.delta(), OptionalLong.of(Long.MAX_VALUE));
            assertThat(jsonBytes(delta)).isLessThanOrEqualTo(BYTES_MAX + ENVELOPE_BYTES);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("p4.peer.World#seeds")
    void aFirstOfferThatIsCutFitsItsRequestAsAWholeTree(long seed) {
        FileTree wanted = tree(new SplittableRandom(seed));

        OfferPart first = OfferPart.next(FileTree.EMPTY, wanted, BYTES_MAX);

        var publish = new Publish(TOKEN, first.tree(), OptionalLong.of(Long.MAX_VALUE));
        assertThat(jsonBytes(publish)).isLessThanOrEqualTo(BYTES_MAX + ENVELOPE_BYTES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("p4.peer.World#seeds")
    void betweenTwoPartsNobodyIsShownAMixtureOfOldAndNew(long seed) {
        var chance = new SplittableRandom(seed);
        FileTree before = tree(chance);
        FileTree wanted = tree(chance);

        List<OfferPart> parts = parts(before, wanted);

        assertThat(parts)
                .extracting(OfferPart::tree)
                .allMatch(tree -> isWithin(tree, before) || isWithin(tree, wanted));
    }

    private static boolean isWithin(FileTree part, FileTree whole) {
        return part.since(whole).added().isEmpty();
    }

    @Test
    void whatFitsGoesAsOne() {
        FileTree before = tree(new SplittableRandom(1));
        FileTree wanted = tree(new SplittableRandom(2));

        OfferPart part = OfferPart.next(before, wanted);

        assertThat(part).isEqualTo(new OfferPart(wanted.since(before), wanted));
    }

    @Test
    void aFileThatIsLargerThanAPartGoesAlone() {
        var deep = file(new SplittableRandom(3), 1);
        FileTree wanted = FileTree.of(List.of(deep, file(new SplittableRandom(4), 2)));

        OfferPart first = OfferPart.next(FileTree.EMPTY, wanted, 1);

        assertThat(first.tree().fileCount()).isEqualTo(1);
    }
}
