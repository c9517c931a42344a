package dev.workflow.release;

import dev.workflow.app.AppRef;
import dev.workflow.build.Dryccfile;
import dev.workflow.config.ConfigDocument;
import dev.workflow.config.ConfigField;
import dev.workflow.engine.PullCredential;
import dev.workflow.image.ImageReference;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.build.Build;
import dev.workflow.registry.PullCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How an engine gets the images of a build: the platform's by a key of the app, private ones by what the app was told. */
@ApplicationScoped
public class ImageCredentials {

    @Inject
    PullCredentials platform;

    List<PullCredential> of(App app, Build build, ConfigDocument config) {
        List<ImageReference> images = images(build);
        Optional<PullCredential> ours = platform.of(AppRef.of(app), images);
        Predicate<String> elsewhere = host ->
                ours.filter(known -> known.registry().equalsIgnoreCase(host)).isEmpty();
        // The platform's own registry is never opened by what a tenant says.
        Optional<PullCredential> told =
                told(config, images, elsewhere).filter(credential -> elsewhere.test(credential.registry()));
        return Stream.concat(ours.stream(), told.stream()).toList();
    }

    private static List<ImageReference> images(Build build) {
        Stream<String> literal =
                new Dryccfile(build.getDryccfile()).literalImages().stream().sorted();
        return Stream.concat(Stream.of(build.getImage()), literal)
                .map(ImageReference::parse)
                .toList();
    }

    /** Empty when the app was told none, or half of one. */
    private static Optional<PullCredential> told(
            ConfigDocument config, List<ImageReference> images, Predicate<String> elsewhere) {
        Map<String, String> fields = config.strings(ConfigField.REGISTRY);
        String username = fields.getOrDefault("username", "");
        String password = fields.getOrDefault("password", "");
        if (username.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        String host = fields.getOrDefault("hostname", "");
        return Optional.of(
                new PullCredential(host.isEmpty() ? firstHost(images, elsewhere) : host, username, password));
    }

    /** The client has no word for the host: then it is the one that the app's images name. */
    private static String firstHost(List<ImageReference> images, Predicate<String> elsewhere) {
        return images.stream()
                .map(ImageReference::registry)
                .filter(host -> !host.isEmpty() && elsewhere.test(host))
                .findFirst()
                .orElse("");
    }
}
