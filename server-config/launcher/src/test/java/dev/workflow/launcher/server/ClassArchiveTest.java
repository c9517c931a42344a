package dev.workflow.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.launcher.TestPath;
import dev.workflow.launcher.process.JavaCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.Lister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @TempDir
    Path temp;

    @Test
    void theFirstEndWritesItAndLaterStartsUseIt() throws Exception {
        List<Path> jars = jars();
        ClassArchive archive = new ClassArchive(temp.resolve("cache"), jars);
        assertThat(archive.pending()).isTrue();
        run(archive.options(), jars);
        archive.keep();
        assertThat(archive.pending()).isFalse();
        assertThat(archive.options()).anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
        assertThat(run(archive.options(), jars)).isEqualTo(run(List.of(), jars));
    }

    @Test
    void aRuinedArchiveCostsNothingButTime() throws Exception {
        List<Path> jars = jars();
        ClassArchive archive = new ClassArchive(temp.resolve("cache"), jars);
        run(archive.options(), jars);
        archive.keep();
        try (Stream<Path> files = Files.list(temp.resolve("cache"))) {
            Path file = files.findFirst().orElseThrow();
            Files.delete(file);
            Files.writeString(file, "nonsense");
        }
        assertThat(run(archive.options(), jars)).isEqualTo(run(List.of(), jars));
    }

    @Test
    void otherJarsNeedAnotherArchive() throws Exception {
        List<Path> jars = jars();
        ClassArchive archive = new ClassArchive(temp.resolve("cache"), jars);
        run(archive.options(), jars);
        archive.keep();
        List<Path> fewer = jars.subList(0, jars.size() - 1);
        assertThat(new ClassArchive(temp.resolve("cache"), fewer).pending()).isTrue();
    }

    private static List<Path> jars() {
        return TestPath.jars().stream().filter(Files::isRegularFile).toList();
    }

    /** Runs a small program out of one of the jars and answers what it, and the JVM, printed. */
    private static String run(List<String> options, List<Path> jars) throws Exception {
        JavaCommand command = new JavaCommand().with(options).classPath(jars).main(Lister.class);
        Process java =
                new ProcessBuilder(command.command()).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return said;
    }
}
