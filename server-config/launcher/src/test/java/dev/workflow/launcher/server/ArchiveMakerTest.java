package dev.workflow.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.launcher.TestPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveMakerTest {

    @TempDir
    Path temp;

    private ClassArchive archive;
    private ArchiveMaker maker;
    private Path loaded;

    @BeforeEach
    void aServerThatListedClasses() throws Exception {
        List<Path> jars = TestPath.jars().stream().filter(Files::isRegularFile).toList();
        archive = new ClassArchive(Files.createDirectory(temp.resolve("cache")), jars);
        maker = new ArchiveMaker(archive, System.getenv());
        loaded = Files.writeString(
                temp.resolve("classes"),
                "java/lang/Object id: 0\norg/apache/commons/compress/archivers/Lister id: 1\norg/apache/comm");
    }

    @Test
    void aListThatIsStillWrittenIsUsedUpToItsLastWholeLine() throws Exception {
        maker.make(loaded);
        assertThat(archive.exists()).isTrue();
        assertThat(remains(".draft", ".classes")).isEmpty();
    }

    @Test
    void withoutAListThereIsNothingToMake() throws Exception {
        maker.make(temp.resolve("missing"));
        assertThat(archive.exists()).isFalse();
    }

    @Test
    void whatCannotBeMadeLeavesNothingButItsLog() throws Exception {
        Files.writeString(loaded, "@nonsense\n");
        maker.make(loaded);
        assertThat(archive.exists()).isFalse();
        assertThat(remains(".draft", ".jsa", ".classes")).isEmpty();
        assertThat(archive.folder().resolve("making.log")).isNotEmptyFile();
    }

    @Test
    void anInterruptedMakerLeavesNoArchive() throws Exception {
        Thread making = start();
        await().until(() -> Files.exists(archive.folder().resolve("making.log")));
        making.interrupt();
        making.join();
        assertThat(archive.exists()).isFalse();
    }

    @Test
    void whatAKilledMakerLeftIsNeverTakenForAnArchive() throws Exception {
        Path left = Files.writeString(archive.folder().resolve("server-1.draft"), "half an archive");
        assertThat(archive.exists()).isFalse();
        maker.make(loaded);
        assertThat(left).doesNotExist();
        assertThat(archive.exists()).isTrue();
    }

    @Test
    void whileOneMakesItAnotherDoesNot() throws Exception {
        try (FileChannel other = FileChannel.open(
                archive.folder().resolve("making.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            maker.make(loaded);
            assertThat(archive.exists()).isFalse();
        }
        maker.make(loaded);
        assertThat(archive.exists()).isTrue();
    }

    private Thread start() {
        Thread thread = new Thread(() -> {
            try {
                maker.make(loaded);
            } catch (IOException | InterruptedException e) {
                // The interruption this is about.
            }
        });
        thread.start();
        return thread;
    }

    private List<String> remains(String... kinds) throws IOException {
        try (Stream<Path> files = Files.list(archive.folder())) {
            return files.map(Path::toString)
                    .filter(file -> Stream.of(kinds).anyMatch(file::endsWith))
                    .toList();
        }
    }
}
