package p4.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.Credentials;
import p4.model.PeerId;

/** Who is let in. */
final class AccountsTest {

    private static final PeerId ALICE = new PeerId("alice");

    /** Made with the reference implementation of RFC 9106 from "password" and "somesalt". */
    private static final String FROM_ELSEWHERE = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
            + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @TempDir
    Path folder;

    @Test
    void aSharedSecretAdmitsWhoShowsIt() {
        var secret = new SharedSecret("caf\u00e9");

        assertThat(secret.admits(Credentials.shared("café"))).isTrue();
        assertThat(secret.admits(Credentials.shared("cafe\u0301"))).isTrue();
        assertThat(secret.admits(Credentials.shared("cafe"))).isFalse();
        assertThat(secret.admits(new Credentials(Optional.of("alice"), "café"))).isFalse();
        assertThatThrownBy(() -> new SharedSecret("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAccountAdmitsItsUserWithItsPassword() throws IOException {
        PasswordFile accounts = accounts();

        assertThat(accounts.admits(login("alice", "wonderland"))).isTrue();
        assertThat(accounts.admits(login("alice", "Wonderland"))).isFalse();
        assertThat(accounts.admits(login("bob", "wonderland"))).isFalse();
        assertThat(accounts.admits(Credentials.shared("wonderland"))).isFalse();
    }

    @Test
    void accountsSurviveInTheirFileWhichShowsNoPassword() throws IOException {
        accounts();

        PasswordFile read = PasswordFile.open(file());

        assertThat(read.admits(login("alice", "wonderland"))).isTrue();
        assertThat(read.users()).containsExactly(ALICE);
        assertThat(Files.readString(file()))
                .startsWith("alice:$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain("wonderland");
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        accounts();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void writingLeavesNothingElseBehind() throws IOException {
        accounts().put(new PeerId("bob"), "builder", new SplittableRandom(2));

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aNewPasswordReplacesTheOldAndRemovalEndsTheAccount() throws IOException {
        PasswordFile accounts = accounts();

        accounts.put(ALICE, "looking-glass", new SplittableRandom(2));
        assertThat(accounts.admits(login("alice", "wonderland"))).isFalse();
        assertThat(accounts.admits(login("alice", "looking-glass"))).isTrue();
        accounts.remove(ALICE);
        accounts.remove(ALICE);

        assertThat(accounts.admits(login("alice", "looking-glass"))).isFalse();
        assertThat(PasswordFile.open(file()).users()).isEmpty();
    }

    @Test
    void anEmptyPasswordIsRefused() throws IOException {
        PasswordFile accounts = PasswordFile.open(file());

        assertThatThrownBy(() -> accounts.put(ALICE, "", new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoAccountsWithOnePasswordHaveDifferentHashes() {
        var chance = new SplittableRandom(1);

        PasswordHash one = PasswordHash.of("wonderland", chance);
        PasswordHash other = PasswordHash.of("wonderland", chance);

        assertThat(one.text()).isNotEqualTo(other.text());
        assertThat(one).hasToString("PasswordHash[…]");
    }

    @Test
    void aHashOfTheReferenceImplementationIsUnderstood() {
        PasswordHash hash = PasswordHash.parse(FROM_ELSEWHERE);

        assertThat(hash.isOf("password")).isTrue();
        assertThat(hash.isOf("passwort")).isFalse();
        assertThat(hash.text()).isEqualTo(FROM_ELSEWHERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "alice:wonderland",
                "a b:$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "alice:$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "alice:$argon2id$v=19$m=19456,t=0,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                "alice:$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA"
            })
    void aLineThatIsWrongIsNamed(String line) throws IOException {
        Files.write(file(), List.of("# accounts", "", line));

        assertThatThrownBy(() -> PasswordFile.open(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("accounts:3: ")
                .hasMessageNotContaining("c29tZ");
    }

    @Test
    void aUserWithTwoLinesIsRefused() throws IOException {
        String line = "alice:" + FROM_ELSEWHERE;
        Files.write(file(), List.of(line, line));

        assertThatThrownBy(() -> PasswordFile.open(file()))
                .hasMessageContaining("accounts:2: alice has a second account");
    }

    @Test
    void aNetworkMayHaveASecretAndAccounts() throws IOException {
        Accounts both = new SharedSecret("sesame").or(accounts());

        assertThat(both.admits(Credentials.shared("sesame"))).isTrue();
        assertThat(both.admits(login("alice", "wonderland"))).isTrue();
        assertThat(both.admits(login("alice", "sesame"))).isFalse();
    }

    private PasswordFile accounts() throws IOException {
        PasswordFile accounts = PasswordFile.open(file());
        accounts.put(ALICE, "wonderland", new SplittableRandom(1));
        return accounts;
    }

    private Path file() {
        return folder.resolve("accounts");
    }

    private static Credentials login(String user, String password) {
        return new Credentials(Optional.of(user), password);
    }
}
