package dev.workflow.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The folder that this server keeps its files in, {@code WORKFLOW_DATA}. */
@ApplicationScoped
public class DataFolder {

    @Inject
    @ConfigProperty(name = "workflow.data")
    String data;

    public Path path() {
        return Path.of(data);
    }

    /** A folder in it, made when missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path().resolve(name));
        } catch (IOException unusable) {
            throw new IllegalStateException(
                    "the data folder " + data + " cannot be used: set WORKFLOW_DATA to one that can be written",
                    unusable);
        }
    }
}
