package dev.workflow.launcher.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.option.Arguments;
import dev.workflow.launcher.option.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container must be told, and where it may be written. */
class ServeTest {

    @TempDir
    Path temp;

    private Serve serve(Map<String, String> environment) {
        Settings settings = Settings.of(
                Arguments.parse(List.of("serve", "--data", temp.resolve("data").toString())), environment);
        return Serve.of(settings, new Distribution(temp));
    }

    private Map<String, String> complete() throws IOException {
        Map<String, String> all = new HashMap<>();
        for (String name :
                List.of("DB_URL", "DB_USER", "DB_PASSWORD", "AMQP_URI", "S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY")) {
            all.put("WORKFLOW_" + name, "x");
        }
        for (String name : List.of("S3_SECRET_KEY", "REGISTRY_URL", "REGISTRY_USERNAME", "BUILDER_KEY")) {
            all.put("WORKFLOW_" + name, "x");
        }
        all.put(
                "WORKFLOW_REGISTRY_PASSWORD_FILE",
                Files.writeString(temp.resolve("pw"), "secret\n").toString());
        all.put(
                "WORKFLOW_MASTER_KEY_FILE",
                Files.writeString(temp.resolve("key"), "{}").toString());
        return all;
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(() -> serve(Map.of("WORKFLOW_DB_URL", "jdbc:postgresql://db/workflow")))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll("WORKFLOW_DB_PASSWORD", "WORKFLOW_AMQP_URI", "WORKFLOW_S3_SECRET_KEY")
                .hasMessageContainingAll("WORKFLOW_MASTER_KEY_FILE", "_FILE at its end")
                .hasMessageNotContaining("WORKFLOW_DB_URL");
    }

    @Test
    void aSecretMayBeInAFile() throws Exception {
        Map<String, String> environment = complete();
        assertThat(serve(environment)).isNotNull();
        assertThat(SecretFiles.read(environment))
                .containsEntry("WORKFLOW_REGISTRY_PASSWORD", "secret")
                .doesNotContainKey("WORKFLOW_REGISTRY_PASSWORD_FILE")
                .containsEntry("WORKFLOW_MASTER_KEY_FILE", temp.resolve("key").toString());
    }

    @Test
    void aSecretThatCannotBeReadIsNamedWithItsFile() throws Exception {
        Map<String, String> environment = complete();
        environment.put("WORKFLOW_REGISTRY_PASSWORD_FILE", "/nowhere/password");
        assertThatThrownBy(() -> serve(environment))
                .hasMessageContaining("WORKFLOW_REGISTRY_PASSWORD_FILE names /nowhere/password");
    }

    @Test
    void aSecretThatIsSetTwiceIsAmbiguous() throws Exception {
        Map<String, String> environment = complete();
        environment.put("WORKFLOW_REGISTRY_PASSWORD", "other");
        assertThatThrownBy(() -> serve(environment)).hasMessageContaining("are both set");
    }

    @Test
    void noServerMakesAMasterKeyOfItsOwn() throws Exception {
        Map<String, String> environment = complete();
        environment.put("WORKFLOW_MASTER_KEY_FILE", temp.resolve("missing").toString());
        assertThatThrownBy(() -> serve(environment)).hasMessageContaining("is not there or empty");
        environment.put(
                "WORKFLOW_MASTER_KEY_FILE",
                Files.writeString(temp.resolve("empty"), "").toString());
        assertThatThrownBy(() -> serve(environment)).hasMessageContaining("is not there or empty");
    }

    @Test
    void timesToStopAreSeconds() throws Exception {
        Map<String, String> environment = complete();
        environment.put("WORKFLOW_STOP_DELAY", "5s");
        assertThatThrownBy(() -> serve(environment).run()).hasMessageContaining("WORKFLOW_STOP_DELAY takes seconds");
    }

    @Test
    void theServerIsOpenToOtherMachinesAndFindsItsCluster() throws Exception {
        Map<String, String> environment = complete();
        environment.put("KUBERNETES_SERVICE_HOST", "10.96.0.1");
        environment.put("UNRELATED", "x");
        Settings settings = Settings.of(Arguments.parse(List.of("serve", "--data", temp.toString())), environment);
        assertThat(ContainerEnvironment.of(settings))
                .containsEntry("WORKFLOW_ENGINE", "kubernetes")
                .containsEntry("WORKFLOW_SSH_HOST", "0.0.0.0")
                .containsEntry("KUBERNETES_SERVICE_HOST", "10.96.0.1")
                .containsEntry("WORKFLOW_HTTP_PORT", "8080")
                .doesNotContainKey("UNRELATED")
                .doesNotContainKey("WORKFLOW_ADMIN_PASSWORD");
    }
}
