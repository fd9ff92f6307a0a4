package p4.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import p4.account.OpenAccounts.Answer;

/** Accounts that whoever comes first opens. */
final class OpenAccountsTest {

    private final OpenAccounts accounts = new OpenAccounts(new SplittableRandom(1), 2);

    @Test
    void theFirstPasswordOfAUserIsTheOneThatIsGoodFromThenOn() {
        assertThat(accounts.check("ann", "joy")).isEqualTo(Answer.ADMITTED);
        assertThat(accounts.check("ann", "sorrow")).isEqualTo(Answer.WRONG);
        assertThat(accounts.check("ann", "joy")).isEqualTo(Answer.ADMITTED);
        assertThat(accounts.check("bob", "sorrow")).isEqualTo(Answer.ADMITTED);
    }

    @Test
    void thereAreNoMoreAccountsThanTheLimit() {
        accounts.check("ann", "joy");
        accounts.check("bob", "joy");

        assertThat(accounts.check("carl", "joy")).isEqualTo(Answer.FULL);
        assertThat(accounts.check("bob", "joy")).isEqualTo(Answer.ADMITTED);
    }

    @Test
    void whatIsNoNameOrNoPasswordOpensNothing() {
        assertThat(accounts.check("", "joy")).isEqualTo(Answer.WRONG);
        assertThat(accounts.check("ann", "")).isEqualTo(Answer.WRONG);
        assertThat(accounts.check("x".repeat(257), "joy")).isEqualTo(Answer.WRONG);
        assertThat(accounts.check("ann", "x".repeat(257))).isEqualTo(Answer.WRONG);
    }
}
