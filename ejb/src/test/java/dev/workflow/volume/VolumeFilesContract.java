package dev.workflow.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every keeper of volumes does with the files of one, whose app does what it likes with them. */
@Timeout(300)
public interface VolumeFilesContract {

    VolumeFiles files();

    /** Empty when the test begins. */
    StoredVolume volume();

    /** Runs a line of shell in the volume, as its app can. Beside the volume there is a file {@code outside/secret}. */
    void app(String line) throws Exception;

    default void write(String path, String text) {
        files().write(volume(), FilePath.parse(path), stream(text), 1000);
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    default String read(String path) {
        try (FileContent content = files().open(volume(), FilePath.parse(path))) {
            String text = new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(content.size()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    default List<String> list(String path) {
        return files().list(volume(), FilePath.parse(path)).stream()
                .map(StoredFile::path)
                .toList();
    }

    static void refused(int status, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class).isThrownBy(call).satisfies(problem -> assertThat(problem.status())
                .as(problem.getMessage())
                .isEqualTo(status));
    }

    @Test
    default void filesGoInAndOutAndAway() {
        write("a.txt", "one");
        write("dir/sub/b.txt", "two");
        write("a.txt", "three");
        write("empty", "");
        assertThat(read("a.txt")).isEqualTo("three");
        assertThat(read("dir/sub/b.txt")).isEqualTo("two");
        assertThat(read("empty")).isEmpty();
        assertThat(list("")).containsExactly("a.txt", "dir", "empty");
        assertThat(list("dir")).containsExactly("dir/sub");
        assertThat(list("dir/sub/")).containsExactly("dir/sub/b.txt");
        StoredFile one = files().list(volume(), FilePath.parse("dir/sub/b.txt")).get(0);
        assertThat(one).isEqualTo(new StoredFile("b.txt", "dir/sub/b.txt", false, 3, one.modified()));
        assertThat(one.modified())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        files().delete(volume(), FilePath.parse("dir"));
        files().delete(volume(), FilePath.parse("no/such"));
        files().delete(volume(), FilePath.parse("empty"));
        assertThat(list("")).containsExactly("a.txt");
    }

    @Test
    default void whatIsNotThereIsNamed() {
        write("file", "x");
        refused(404, () -> list("nope"));
        refused(404, () -> read("nope/deeper"));
        refused(404, () -> read("file/deeper"));
        refused(404, () -> list("file/deeper/still"));
        refused(404, () -> read(".x"));
        refused(400, () -> read(""));
        write("dir/x", "x");
        refused(404, () -> read("dir"));
        refused(400, () -> write("dir", "a file in the place of a directory"));
        assertThat(list("dir")).containsExactly("dir/x");
    }

    @Test
    default void namesAreNothingButNames() {
        String name = "-rf $(id) `id` '\"; *?[a] \u00e4";
        write(name, "x");
        write("-d/" + name, "y");
        assertThat(read(name)).isEqualTo("x");
        assertThat(read("-d/" + name)).isEqualTo("y");
        assertThat(list("")).containsExactlyInAnyOrder(name, "-d");
        files().delete(volume(), FilePath.parse(name));
        assertThat(list("-d")).containsExactly("-d/" + name);
        files().delete(volume(), FilePath.parse("-d"));
        assertThat(list("")).isEmpty();
    }

    /** More than one message, one buffer or one piece holds, and no text. */
    @Test
    default void bytesStayWhatTheyAre() throws IOException {
        byte[] bytes = new byte[9_000_001];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + i / 253);
        }
        FilePath file = FilePath.parse("dir/large");
        files().write(volume(), file, new ByteArrayInputStream(bytes), bytes.length);
        try (FileContent content = files().open(volume(), file)) {
            assertThat(content.size()).isEqualTo(bytes.length);
            assertThat(Arrays.equals(content.stream().readAllBytes(), bytes)).isTrue();
        }
        try (FileContent content = files().open(volume(), file)) {
            assertThat(content.stream().readNBytes(10)).isEqualTo(Arrays.copyOf(bytes, 10));
        }
        assertThat(read0()).isEqualTo("still there");
    }

    private String read0() {
        write("after", "still there");
        return read("after");
    }

    @Test
    default void aFileThatIsTooLargeLeavesNothing() {
        write("file", "old");
        refused(413, () -> files().write(volume(), FilePath.parse("file"), stream("x".repeat(1001)), 1000));
        assertThat(read("file")).isEqualTo("old");
        assertThat(list("")).containsExactly("file");
    }

    @Test
    default void anUploadThatBreaksOffLeavesTheOldFile() {
        write("file", "old");
        InputStream broken = new InputStream() {
            private int left = 500;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("the client went away");
                }
                return 'x';
            }
        };
        refused(503, () -> files().write(volume(), FilePath.parse("file"), broken, 1000));
        assertThat(read("file")).isEqualTo("old");
        assertThat(list("")).containsExactly("file");
    }

    @Test
    default void linksAreNeitherShownNorFollowed() throws Exception {
        app("ln -s ../outside/secret file-link; ln -s ../outside dir-link; ln -s .. up");
        write("real", "x");
        assertThat(list("")).containsExactly("real");
        for (String link : List.of("file-link", "dir-link/secret", "up/outside/secret", "up/x")) {
            refused(404, () -> read(link));
            refused(404, () -> list(link));
        }
        refused(404, () -> list("dir-link"));
        refused(404, () -> write("dir-link/new", "x"));
        refused(404, () -> write("dir-link/sub/new", "x"));
        files().delete(volume(), FilePath.parse("dir-link/secret"));
        app("[ \"$(ls ../outside)\" = secret ]");
    }

    @Test
    default void aLinkIsReplacedOrRemovedItself() throws Exception {
        app("ln -s ../outside/secret link; ln -s ../outside gone; ln -s ../outside there");
        write("link", "mine");
        write("there", "too");
        assertThat(read("link")).isEqualTo("mine");
        assertThat(read("there")).isEqualTo("too");
        files().delete(volume(), FilePath.parse("gone"));
        app("[ ! -L gone ] && [ \"$(cat ../outside/secret)\" = hunter2 ]");
    }

    @Test
    default void aPipeDoesNotMakeTheServerWait() throws Exception {
        app("mkfifo pipe");
        assertThat(list("")).isEmpty();
        refused(404, () -> read("pipe"));
        refused(404, () -> list("pipe"));
        refused(404, () -> read("pipe/x"));
        refused(404, () -> write("pipe/x", "x"));
        write("pipe", "a file now");
        assertThat(read("pipe")).isEqualTo("a file now");
    }

    @Test
    default void listsAreBounded() throws Exception {
        app("i=0; while [ $i -lt " + (VolumeFiles.MOST_ENTRIES + 5)
                + " ]; do : >\"$(printf f%05d $i)\"; i=$((i+1)); done");
        assertThat(list(""))
                .hasSize(VolumeFiles.MOST_ENTRIES)
                .startsWith("f00000")
                .doesNotContain("f10004");
    }

    @Test
    default void aRemovedVolumeIsGone() {
        write("dir/file", "x");
        assertThat(files().kept()).contains(volume().uuid());
        files().remove(volume().uuid());
        assertThat(files().kept()).doesNotContain(volume().uuid());
        files().remove(volume().uuid());
    }
}
