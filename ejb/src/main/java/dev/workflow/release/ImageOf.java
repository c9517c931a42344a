package dev.workflow.release;

import dev.workflow.build.Dryccfile;
import dev.workflow.image.ImageReference;
import dev.workflow.persistence.build.Build;
import dev.workflow.process.ProcessType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a build means for one process type: its image, entrypoint and arguments (model.md §4). */
final class ImageOf {

    private static final String PROCESSES = "/cnb/process/";

    private final Build build;
    private final Dryccfile dryccfile;

    ImageOf(Build build) {
        this.build = build;
        this.dryccfile = new Dryccfile(build.getDryccfile());
    }

    /** The process types of the build; empty when it names none. */
    Set<String> types() {
        return new TreeSet<>(dryccfile.isAbsent() ? build.getProcfile().keySet() : dryccfile.types());
    }

    ImageReference image(String type) {
        Optional<String> named = dryccfile.image(type);
        if (named.isPresent() && !dryccfile.dockerTypes().contains(named.get())) {
            return ImageReference.parse(named.get());
        }
        String dockerType = named.orElse(type);
        if (dryccfile.dockerTypes().contains(dockerType) && !dockerType.equals(ProcessType.WEB.value())) {
            return suffixed(ImageReference.parse(build.getImage()), dockerType);
        }
        return ImageReference.parse(build.getImage());
    }

    private static ImageReference suffixed(ImageReference image, String type) {
        return new ImageReference(image.registry(), image.repository(), image.tag() + "-" + type, "");
    }

    /**
     * Upstream gives buildpack images neither command nor arguments, so that every type starts web; we start the
     * process that the buildpacks made for the type.
     */
    List<String> command(String type) {
        if (!dryccfile.command(type).isEmpty()) {
            return dryccfile.command(type);
        }
        return builtByBuildpacks() ? List.of(PROCESSES + type) : List.of();
    }

    List<String> args(String type) {
        if (!dryccfile.isAbsent()) {
            return dryccfile.args(type);
        }
        Object line = build.getProcfile().get(type);
        return builtByBuildpacks() || line == null
                ? List.of()
                : Arrays.asList(line.toString().trim().split("\\s+"));
    }

    /** Jobs run their words in the image's own surroundings. */
    List<String> jobCommand(String type) {
        if (!dryccfile.command(type).isEmpty()) {
            return dryccfile.command(type);
        }
        return builtByBuildpacks() ? List.of("/cnb/lifecycle/launcher") : List.of();
    }

    boolean builtByBuildpacks() {
        return build.getDockerfile().isEmpty() && !build.getSha().isEmpty();
    }
}
