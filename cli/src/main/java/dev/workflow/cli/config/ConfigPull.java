package dev.workflow.cli.config;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Write the variables to a file, or to the output when that is a pipe.")
final class ConfigPull extends ConfigVerb {
    @Option(names = "--path", paramLabel = "<file>", defaultValue = ".env", description = "The file; default: .env.")
    private String path;

    @Option(
            names = {"-i", "--interactive"},
            description = "Ask for each variable that differs.")
    private boolean interactive;

    @Option(
            names = {"-o", "--overwrite"},
            description = "Replace what is in the file.")
    private boolean overwrite;

    ConfigPull(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json config = api().get(at("config/"));
        Json chosen =
                type.isEmpty() ? config.at("values") : config.at("typed_values").at(type);
        Map<String, String> values = new TreeMap<>();
        chosen.fields().forEach((key, value) -> values.put(key, value.text()));
        if (!console().outIsTerminal()) {
            console().out().print(text(values));
            return;
        }
        write(values);
    }

    private void write(Map<String, String> remote) {
        Path file = session.machine().file(path);
        boolean exists = Files.exists(file);
        if (exists && !overwrite && !interactive) {
            throw new Failure(path + " already exists, pass -o to overwrite");
        }
        try {
            Map<String, String> values = exists && interactive ? chosen(EnvFile.read(file), remote) : remote;
            Files.writeString(file, text(values));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new Failure("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private Map<String, String> chosen(Map<String, String> local, Map<String, String> remote) {
        Map<String, String> values = new TreeMap<>(local);
        remote.forEach((key, value) -> {
            String here = local.get(key);
            boolean differs = here != null && !here.equals(value);
            if (!differs
                    || console()
                            .ask(key + ": overwrite " + here + " with " + value + "? (y/N) ")
                            .equalsIgnoreCase("y")) {
                values.put(key, value);
            }
        });
        return values;
    }

    private static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
