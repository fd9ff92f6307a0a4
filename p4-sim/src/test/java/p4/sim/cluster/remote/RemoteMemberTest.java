package p4.sim.cluster.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.model.Token;

@Timeout(20)
class RemoteMemberTest {

    @Test
    void aMemberThatKnowsNoSuchOrderIsSaidToBeOfAnotherBuild() throws IOException {
        Server old = InProcessServerBuilder.forName("old").build().start();
        Token token = Token.draw(new SplittableRandom(7));

        try (var member = new RemoteMember(
                "seeders-1", () -> InProcessChannelBuilder.forName("old"), token)) {
            assertThat(member.rehearse(1, 7))
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(ForeignMember.class)
                    .withMessage(
                            "found a member seeders-1 of another build, which says \"Method not"
                                    + " found: p4.lab.v1.Member/Rehearse\", expected an image of this one:"
                                    + " deploy/image/build");
        } finally {
            old.shutdownNow();
        }
    }
}
