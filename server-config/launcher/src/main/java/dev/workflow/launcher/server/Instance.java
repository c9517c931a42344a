package dev.workflow.launcher.server;

import dev.workflow.launcher.data.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's instance folder, made anew at each start: Micro remembers deployed applications in it and would deploy
 * them again while booting.
 */
record Instance(Path folder) {

    static final String PREBOOT = "preboot.asadmin";

    private static final String PAYARA_FORMAT = "com.sun.enterprise.server.logging.ODLLogFormatter";

    private static final String NETWORK = "configs.config.server-config.network-config";

    /**
     * One address only; a DELETE may have a body, which the client sends with pods, services and gateways and which the
     * server would refuse with a bare 400 before any code of ours sees it; headers of HTTP/2 may be all that fits into a
     * frame, because after longer ones the server answers 431 to whatever else comes on that connection; and the only
     * description of the API is our own (ADR 0010).
     */
    private static final String SETTINGS = """
            set %1$s.network-listeners.network-listener.http-listener.address=%2$s
            set %1$s.protocols.protocol.http-listener.http.allow-payload-for-undefined-http-methods=true
            set %1$s.protocols.protocol.http-listener.http.http2-max-header-list-size-in-bytes=32768
            set-openapi-configuration --enabled=false
            """;

    /**
     * @param runtime the exploded Micro
     * @param listen address of the HTTP port
     */
    void create(Path runtime, String listen) throws IOException {
        OwnerOnly.delete(folder);
        OwnerOnly.folder(folder);
        for (String part : List.of("config", "lib")) {
            copy(runtime.resolve(part), folder.resolve(part));
        }
        logInOneLine();
        Files.createDirectories(temporary());
        Files.writeString(folder.resolve(PREBOOT), SETTINGS.formatted(NETWORK, listen));
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Micro's own format takes two lines and colours; a log file is read with grep. */
    private void logInOneLine() throws IOException {
        Path file = folder.resolve("config/logging.properties");
        String settings = Files.readString(file).replace(PAYARA_FORMAT, "java.util.logging.SimpleFormatter");
        Files.writeString(file, settings);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
