package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A drycc.yaml gives its author no image that is not open to them: the platform pulls in its own name. */
class ImageRightsOfJobsTest {

    private static final String REGISTRY = "127.0.0.1:8080/";

    private final Deploys deploys = new Deploys();
    private final Caller bob = deploys.tenants.account("bob");

    private static Map<String, Object> job(String image) {
        return Map.of("deploy", Map.of("web", Map.of()), "run", List.of(Map.of("image", image)));
    }

    private static Map<String, Object> process(String image) {
        return Map.of("deploy", Map.of("web", Map.of("image", image)));
    }

    @Test
    void imagesOfAnotherAppAreRefused() {
        deploys.tenants.app(bob, "vault");
        for (Map<String, Object> file : List.of(
                job(REGISTRY + "vault/vault:git-1"), job("vault/vault:git-1"), process(REGISTRY + "vault/vault"))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> deploys.publish(file))
                    .withMessageContaining("is not known, or not open to you");
        }
        assertThat(deploys.tenants.newest(deploys.ada, Deploys.APP).version()).isOne();
    }

    @Test
    void whatIsNoImageIsRefusedBeforeThereIsARelease() {
        for (Map<String, Object> file : List.of(job("NO IMAGE"), process("--help"))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> deploys.publish(file))
                    .withMessageContaining("The given image is invalid");
        }
        assertThat(deploys.tenants.newest(deploys.ada, Deploys.APP).version()).isOne();
    }

    @Test
    void imagesOfOnesOwnAndOfElsewhereAreTaken() throws Exception {
        assertThat(deploys.publish(job(REGISTRY + "shop/shop:git-1")).state()).isEqualTo("succeed");
        assertThat(deploys.publish(job("registry.example.com/tool:1")).state()).isEqualTo("succeed");
        assertThat(deploys.publish(job("web")).state()).isEqualTo("succeed");
    }
}
