package dev.workflow.release;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.build.Dryccfile;
import dev.workflow.build.NewBuild;
import dev.workflow.image.ImageReference;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose images a release may run. The engine pulls in the platform's name, which may read every repository of the
 * platform's registry; so whoever names an image there must themselves be allowed to pull it.
 */
@ApplicationScoped
public class ImageRights {

    @Inject
    AppAccess access;

    @Inject
    @ConfigProperty(name = "workflow.registry.url")
    URI registry;

    /** @throws Problem 400 when the build names an image of an app that the caller may not see */
    void require(Caller caller, String app, NewBuild build) {
        Dryccfile dryccfile = new Dryccfile(build.dryccfile());
        Stream<ImageReference> named = dryccfile.literalImages().stream().map(ImageReference::parse);
        Stream.concat(Stream.of(build.image()), named)
                .filter(image -> ours(image) && !owner(image).equals(app))
                .filter(image -> !visible(caller, owner(image)))
                .findAny()
                .ifPresent(foreign -> {
                    throw Problem.field("image", "The image " + foreign + " is not known, or not open to you");
                });
    }

    private boolean ours(ImageReference image) {
        return image.registry().isEmpty() || image.registry().equalsIgnoreCase(registry.getAuthority());
    }

    private boolean visible(Caller caller, String app) {
        return AppName.parse(app)
                .map(name -> access.allows(caller, name, Permission.VIEW))
                .orElse(false);
    }

    /** The app that a repository belongs to. */
    private static String owner(ImageReference image) {
        return image.repository().split("/", 2)[0];
    }
}
