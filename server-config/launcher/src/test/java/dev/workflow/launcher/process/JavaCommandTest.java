package dev.workflow.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {

    @TempDir
    Path temp;

    @Test
    void anArgumentFileKeepsBlanksQuotesAndBackslashes() throws Exception {
        String odd = "a b \"c\" \\d";
        JavaCommand command = new JavaCommand().with("-Dodd=" + odd).with("-XshowSettings:properties", "-version");
        Path file = Files.writeString(temp.resolve("with blank.args"), command.argumentFile());
        Process java = new ProcessBuilder(List.of(JavaCommand.binary(), "@" + file))
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        assertThat(output).contains("odd = " + odd);
    }

    @Test
    void aChildInheritsNoSecret() {
        Map<String, String> environment =
                Map.of("PATH", "/bin", "WORKFLOW_DB_PASSWORD", "x", "AWS_SECRET_ACCESS_KEY", "y", "HOME", "/h");
        assertThat(PlainEnvironment.from(environment)).containsOnlyKeys("PATH", "HOME");
    }
}
