package dev.workflow.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter of the port must do. */
interface ObjectStoreContract {

    /** The store under test; empty at the start of each test. */
    ObjectStore store();

    /** A size that makes the adapter split the object, whatever that means for it. */
    int splitSize();

    @Test
    default void storedBytesShouldComeBack() throws IOException {
        store().put("a/b.txt", stream("hello"), 5);

        assertThat(text("a/b.txt", 0)).isEqualTo("hello");
        assertThat(store().size("a/b.txt")).contains(5L);
    }

    @Test
    default void readingShouldStartAtTheOffset() throws IOException {
        store().put("a", stream("hello"), 5);

        assertThat(text("a", 3)).isEqualTo("lo");
        assertThat(text("a", 5)).isEmpty();
        assertThat(text("a", 9)).isEmpty();
    }

    @Test
    default void missingObjectShouldBeAnAnswer() throws IOException {
        assertThat(store().get("none")).isEmpty();
        assertThat(store().get("none", 4)).isEmpty();
        assertThat(store().size("none")).isEmpty();
        store().delete("none");
    }

    @Test
    default void emptyObjectShouldExist() throws IOException {
        store().put("empty", InputStream.nullInputStream(), 0);

        assertThat(text("empty", 0)).isEmpty();
        assertThat(store().size("empty")).contains(0L);
    }

    @Test
    default void secondPutShouldReplaceTheFirst() throws IOException {
        store().put("a", stream("first one"), 9);
        store().put("a", stream("second"), 6);

        assertThat(text("a", 0)).isEqualTo("second");
    }

    @Test
    default void streamShouldBeReadNoFurtherThanTheLength() throws IOException {
        InputStream content = stream("onetwo");
        store().put("one", content, 3);

        assertThat(text("one", 0)).isEqualTo("one");
        assertThat(new String(content.readAllBytes(), UTF_8)).isEqualTo("two");
    }

    @Test
    default void shortStreamShouldStoreNothing() throws IOException {
        assertThatIOException().isThrownBy(() -> store().put("short", stream("abc"), 10));
        assertThatIOException()
                .isThrownBy(() -> store().put("short", new ByteArrayInputStream(noise(splitSize())), splitSize() + 1));

        assertThat(store().size("short")).isEmpty();
    }

    @Test
    default void bigStreamShouldComeBackWhole() throws IOException {
        byte[] content = noise(splitSize());
        store().put("big", new ByteArrayInputStream(content), content.length);

        assertThat(bytes("big", 0)).isEqualTo(content);
    }

    @Test
    default void bigFileShouldComeBackWhole(@TempDir Path folder) throws IOException {
        byte[] content = noise(splitSize());
        Path file = Files.write(folder.resolve("big"), content);
        store().put("big", file);

        assertThat(bytes("big", 0)).isEqualTo(content);
        assertThat(bytes("big", content.length - 7)).isEqualTo(tail(content, 7));
    }

    @Test
    default void smallFileShouldComeBack(@TempDir Path folder) throws IOException {
        store().put("small", Files.writeString(folder.resolve("small"), "hello"));

        assertThat(text("small", 0)).isEqualTo("hello");
    }

    @Test
    default void copyShouldLeaveTheSource() throws IOException {
        byte[] big = noise(splitSize());
        store().put("big", new ByteArrayInputStream(big), big.length);
        store().put("small", stream("hello"), 5);
        store().copy("big", "copies/big");
        store().copy("small", "copies/small");

        assertThat(bytes("copies/big", 0)).isEqualTo(big);
        assertThat(text("copies/small", 0)).isEqualTo("hello");
        assertThat(store().size("big")).contains((long) big.length);
    }

    @Test
    default void copyOfAMissingObjectShouldFail() {
        assertThatIOException().isThrownBy(() -> store().copy("none", "other")).withMessageContaining("none");
    }

    @Test
    default void deletedObjectShouldBeGone() throws IOException {
        store().put("a", stream("hello"), 5);
        store().delete("a");

        assertThat(store().get("a")).isEmpty();
        assertThat(store().list("", "", 10)).isEmpty();
    }

    @Test
    default void listShouldGiveKeysWithThePrefixInOrder() throws IOException {
        for (String key : List.of("x/b", "x/a/1", "x-a", "y", "x/a-b", "x/a/2")) {
            store().put(key, stream("1"), 1);
        }

        assertThat(store().list("x/", "", 10)).containsExactly("x/a-b", "x/a/1", "x/a/2", "x/b");
        assertThat(store().list("x/a", "", 10)).containsExactly("x/a-b", "x/a/1", "x/a/2");
        assertThat(store().list("x/", "x/a/1", 10)).containsExactly("x/a/2", "x/b");
        assertThat(store().list("z", "", 10)).isEmpty();
    }

    @Test
    default void listShouldTakeALimitAboveThePageOfTheStore() throws IOException {
        store().put("a/b", stream("1"), 1);
        store().put("c", stream("1"), 1);

        assertThat(store().list("", "", 5_000)).containsExactly("a/b", "c");
        assertThat(store().list("", "", 0)).isEmpty();
    }

    @Test
    default void listShouldStopAtTheLimitAndGoOnFromThere() throws IOException {
        List<String> keys = new ArrayList<>();
        for (int number = 100; number < 125; number++) {
            keys.add("n/" + number);
            store().put("n/" + number, stream("1"), 1);
        }

        assertThat(store().list("n/", "", 10)).isEqualTo(keys.subList(0, 10));
        assertThat(store().list("n/", "n/109", 10)).isEqualTo(keys.subList(10, 20));
        assertThat(store().list("n/", "n/119", 10)).isEqualTo(keys.subList(20, 25));
    }

    @Test
    default void closingEarlyShouldNotHarmTheNextRead() throws IOException {
        byte[] content = noise(splitSize());
        store().put("big", new ByteArrayInputStream(content), content.length);
        for (int round = 0; round < 5; round++) {
            try (InputStream in = store().get("big").orElseThrow()) {
                assertThat(in.read()).isEqualTo(content[0] & 0xff);
            }
        }

        assertThat(bytes("big", 0)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/../b", "a/.", "..", "a b", "a\\b", "a\nb", "a\0b", "ä"})
    default void keyThatBreaksTheRulesShouldBeRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> store().put(key, stream("1"), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> store().get(key));
        assertThatIllegalArgumentException().isThrownBy(() -> store().delete(key));
    }

    private String text(String key, long offset) throws IOException {
        return new String(bytes(key, offset), UTF_8);
    }

    private byte[] bytes(String key, long offset) throws IOException {
        try (InputStream in = store().get(key, offset).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] tail(byte[] content, int count) {
        return Arrays.copyOfRange(content, content.length - count, content.length);
    }
}
