package dev.workflow.launcher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceMainTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");
    private HttpServer storage;

    @BeforeEach
    void start() throws IOException {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        storage = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        storage.createContext("/source", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(bytes.toByteArray());
            exchange.close();
        });
        storage.start();
    }

    @AfterEach
    void stop() {
        storage.stop(0);
    }

    private void file(String name, String content, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(content.length());
        tar.putArchiveEntry(entry);
        tar.write(content.getBytes(StandardCharsets.UTF_8));
        tar.closeArchiveEntry();
    }

    private void link(String name, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private void fetch(String path) throws Exception {
        tar.close();
        SourceMain.fetch(Map.of(
                "WORKFLOW_SOURCE_URL",
                "http://127.0.0.1:" + storage.getAddress().getPort() + path,
                "WORKFLOW_SOURCE_FOLDER",
                folder.toString()));
    }

    @Test
    void sourceShouldBeInTheFolder() throws Exception {
        String deep = "a".repeat(90) + "/" + "b".repeat(90) + "/ü.txt";
        file("bin/run", "#!/bin/sh", 0755);
        file(deep, "text", 0644);
        link("start", "bin/run");
        fetch("/source");

        assertThat(folder.resolve(deep)).hasContent("text");
        assertThat(folder.resolve("start")).isSymbolicLink().hasContent("#!/bin/sh");
        assertThat(Files.isExecutable(folder.resolve("bin/run"))).isTrue();
        assertThat(Files.isExecutable(folder.resolve(deep))).isFalse();
    }

    @Test
    void nameThatLeadsOutShouldBeRefused() throws Exception {
        file("../outside", "x", 0644);

        assertThatIOException().isThrownBy(() -> fetch("/source")).withMessageContaining("../outside");
        assertThat(folder.resolveSibling("outside")).doesNotExist();
    }

    @Test
    void linkShouldNotBeWrittenThrough() throws Exception {
        link("door", "/tmp");
        file("door/file", "x", 0644);

        assertThatIOException().isThrownBy(() -> fetch("/source"));
        assertThat(Path.of("/tmp/file")).doesNotExist();
    }

    @Test
    void refusalShouldNotTellTheAddress() {
        assertThatIOException()
                .isThrownBy(() -> fetch("/nothing?X-Amz-Signature=secret"))
                .withMessageContaining("404")
                .withMessageNotContaining("secret");
        assertThatIOException()
                .isThrownBy(() -> SourceMain.fetch(Map.of()))
                .withMessageContaining("WORKFLOW_SOURCE_URL");
    }
}
