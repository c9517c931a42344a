package dev.workflow.launcher.supervisor;

import dev.workflow.launcher.data.DataFolder;
import dev.workflow.launcher.data.OwnerOnly;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The platform's state in a small file of the data folder, replaced in one step at each change. */
public final class StateFile {

    private final Path file;

    public StateFile(DataFolder data) {
        this.file = data.run().resolve("state.properties");
    }

    public void write(PlatformState state) throws IOException {
        Properties values = new Properties();
        values.setProperty("pid", Long.toString(state.pid()));
        values.setProperty("since", state.since().toString());
        values.setProperty("phase", state.phase().name());
        values.setProperty("reason", state.reason());
        values.setProperty("parts", state.parts().stream().map(PartState::name).collect(Collectors.joining(",")));
        for (PartState part : state.parts()) {
            write(values, part);
        }
        StringWriter text = new StringWriter();
        values.store(text, null);
        OwnerOnly.write(file, text.toString());
    }

    /** What the last supervisor wrote; empty when there was none or its file cannot be understood. */
    public Optional<PlatformState> read() {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
            return Optional.of(parse(values));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The state of a supervisor that is alive. */
    public Optional<PlatformState> running() {
        return read().filter(state -> state.supervisor().isPresent());
    }

    private static void write(Properties values, PartState part) {
        values.setProperty(
                part.name() + ".ports",
                part.ports().stream().map(String::valueOf).collect(Collectors.joining(",")));
        values.setProperty(part.name() + ".phase", part.phase().name());
        values.setProperty(part.name() + ".pid", Long.toString(part.pid()));
        values.setProperty(part.name() + ".since", part.since().toString());
        values.setProperty(part.name() + ".restarts", Integer.toString(part.restarts()));
    }

    private static PlatformState parse(Properties values) {
        List<PartState> parts = new ArrayList<>();
        for (String name : values.getProperty("parts").split(",")) {
            if (!name.isEmpty()) {
                parts.add(part(values, name));
            }
        }
        return new PlatformState(
                Long.parseLong(values.getProperty("pid")),
                Instant.parse(values.getProperty("since")),
                Phase.valueOf(values.getProperty("phase")),
                values.getProperty("reason"),
                parts);
    }

    private static PartState part(Properties values, String name) {
        List<Integer> ports = Arrays.stream(values.getProperty(name + ".ports").split(","))
                .filter(port -> !port.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return new PartState(
                name,
                ports,
                Phase.valueOf(values.getProperty(name + ".phase")),
                Long.parseLong(values.getProperty(name + ".pid")),
                Instant.parse(values.getProperty(name + ".since")),
                Integer.parseInt(values.getProperty(name + ".restarts")));
    }
}
