package dev.workflow.delivery.chart;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The chart of this checkout, rendered by Helm itself. */
final class Chart {

    static final Path FOLDER =
            Path.of(System.getProperty("workflow.chart")).toAbsolutePath().normalize();

    private Chart() {}

    /** The values files that the chart is tested with: one for each way of installing it. */
    static List<String> installations() {
        return List.of("minimal", "on-cluster", "off-cluster");
    }

    static Path values(String installation) {
        return FOLDER.resolve("ci").resolve(installation + "-values.yaml");
    }

    /** In a cluster where nothing is yet. */
    static Rendered render(String installation, Map<String, Object> more) {
        return render(installation, more, Map.of());
    }

    /** @param there data of the Secrets that the cluster has already, by name */
    static Rendered render(String installation, Map<String, Object> more, Map<String, Map<String, String>> there) {
        TemplateCommand command = new Helm(FOLDER)
                .template()
                .withName("workflow")
                .withNamespace("paas")
                .withKubeVersion("1.36.0")
                .withValuesFile(values(installation));
        more.forEach(command::set);
        try (KnownSecrets cluster = KnownSecrets.of(there)) {
            return new Rendered(parse(command.call()));
        }
    }

    static Rendered render(String installation) {
        return render(installation, Map.of());
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> parse(String yaml) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object document : new Yaml().loadAll(yaml)) {
            if (document != null) {
                objects.add((Map<String, Object>) document);
            }
        }
        return objects;
    }

    static void copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(FOLDER.relativize(file).toString()));
            }
        }
    }
}
