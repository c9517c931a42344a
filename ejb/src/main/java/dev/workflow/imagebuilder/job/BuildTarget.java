package dev.workflow.imagebuilder.job;

import dev.workflow.digest.Sha256;
import dev.workflow.image.ImageReference;
import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.process.ProcessType;
import dev.workflow.registry.AppRepositories;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;

/**
 * The names of everything that one build makes. They follow from the build alone, so that whoever takes it up again after
 * a crash finds what there is.
 *
 * @param registry as in images' names, of whoever is told
 */
record BuildTarget(String registry, BuildRequest request) {

    private static final int LONGEST_APP = 33;

    /** Of the Job and the Secret that is its. */
    String job() {
        String app = request.app().value();
        String start = app.substring(0, Math.min(LONGEST_APP, app.length()));
        return "imagebuild-" + start + "-" + request.shortSha() + "-" + hash().substring(0, 8);
    }

    private String hash() {
        byte[] id = (request.owner().uuid() + "/" + request.id()).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha256.of(id));
    }

    ImageReference image() {
        return reference(AppRepositories.images(request.app()), "git-" + request.shortSha());
    }

    /** Of a process type that has a Dockerfile of its own. */
    ImageReference image(ProcessType type) {
        return type.equals(ProcessType.WEB) ? image() : reference(image().repository(), image().tag() + "-" + type);
    }

    /** The app's newest image: what the next build compares itself with. */
    ImageReference newest() {
        return reference(image().repository(), "app-" + request.owner().uuid());
    }

    ImageReference cache() {
        return reference(AppRepositories.cache(request.owner()), "buildpacks");
    }

    private ImageReference reference(String repository, String tag) {
        return new ImageReference(registry, repository, tag, "");
    }

    /** All that the build has to get at. */
    Set<String> repositories() {
        return Set.of(image().repository(), cache().repository());
    }
}
