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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final String MAPPED = Lister.class.getName() + " source: shared objects file";

    @TempDir
    Path temp;

    private final List<Path> jars =
            TestPath.jars().stream().filter(Files::isRegularFile).toList();
    private ClassArchive archive;
    private Path loaded;

    @BeforeEach
    void aFolderOfItsOwn() {
        archive = new ClassArchive(temp.resolve("cache"), jars);
        loaded = temp.resolve("classes");
    }

    @Test
    void theFirstStartListsItsClassesAndLaterOnesMapThem() throws Exception {
        assertThat(archive.options(loaded)).contains("-XX:DumpLoadedClassList=" + loaded);
        String said = run(archive.options(loaded));
        make();
        assertThat(archive.exists()).isTrue();
        assertThat(archive.options(loaded)).anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
        assertThat(run(archive.options(loaded))).isEqualTo(said);
        assertThat(run(archive.options(loaded), "-Xlog:class+load")).contains(MAPPED);
    }

    /** Recording while the server runs made the first start, and each after a crash, take twice as long. */
    @Test
    void noStartRecordsForADumpOfTheRunningJvm() throws Exception {
        assertThat(archive.options(loaded))
                .noneMatch(option -> option.contains("ArchiveClassesAtExit") || option.contains("RecordDynamicDump"));
    }

    @Test
    void aRuinedArchiveCostsNothingButTime() throws Exception {
        String said = run(archive.options(loaded));
        make();
        try (Stream<Path> files = Files.list(archive.folder())) {
            Path file = files.filter(found -> found.toString().endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow();
            Files.delete(file);
            Files.writeString(file, "nonsense");
        }
        assertThat(run(archive.options(loaded))).isEqualTo(said);
    }

    @Test
    void otherJarsNeedAnotherArchiveAndMoreJarsBehindThemDoNot() throws Exception {
        ClassArchive fewer = new ClassArchive(archive.folder(), jars.subList(0, jars.size() - 1));
        run(fewer.options(loaded));
        new ArchiveMaker(fewer, System.getenv()).make(loaded);
        assertThat(archive.exists()).isFalse();
        assertThat(run(fewer.options(loaded), "-Xlog:class+load")).contains(MAPPED);
    }

    private void make() throws Exception {
        new ArchiveMaker(archive, System.getenv()).make(loaded);
    }

    /** Runs a small program out of one of the jars and answers what it, and the JVM, printed. */
    private String run(List<String> options, String... more) throws Exception {
        JavaCommand command =
                new JavaCommand().with(options).with(more).classPath(jars).main(Lister.class);
        Process java =
                new ProcessBuilder(command.command()).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return said;
    }
}
