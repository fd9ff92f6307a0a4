package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import p4.control.ControlRequest.ListFiles;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;

class PagesTest {

    private static final int PAGE = 1_000;

    private final World world = new World();

    @Test
    void aListingOfManyPagesIsOneTree() {
        World.Node alice = world.join("alice", names("ode", 3 * PAGE + 1));
        World.Node bob = world.join("bob");

        FileTree listed = world.await(bob.peer().list(Optional.empty()));

        assertThat(listed).isEqualTo(world.offer(alice)).hasSize(3 * PAGE + 1);
        assertThat(world.asked(ListFiles.class)).hasSize(4);
    }

    @Test
    void aFileThatBecomesAFolderBetweenTwoPagesIsListedAsAFolder() {
        FileManifest file = named("a");
        FileManifest below = named("a/b/c");
        var pages = new Pages();

        pages.add(FileTree.of(List.of(file, named("a-b"))));
        pages.add(FileTree.of(List.of(below, named("b"))));

        assertThat(pages.tree()).isEqualTo(FileTree.of(List.of(named("a-b"), below, named("b"))));
    }

    private static FileManifest named(String path) {
        var some = World.manifest("some");
        return new FileManifest(new FilePath(path), some.size(), some.hash());
    }

    private static String[] names(String prefix, int count) {
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) names.add(prefix + i);
        return names.toArray(String[]::new);
    }
}
