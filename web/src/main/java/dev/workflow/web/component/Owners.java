package dev.workflow.web.component;

import dev.workflow.component.Component;
import dev.workflow.registry.RepositoryName;
import dev.workflow.web.ApiPath;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Which components answer a path; any of them will do. */
final class Owners {

    private static final Pattern API = Pattern.compile("/v2(/.*)?");
    private static final Pattern ROOT = Pattern.compile("/v2/?");
    private static final Pattern REGISTRY = Pattern.compile(
            "/v2/(?!(?:" + RepositoryName.RESERVED + ")(?:/|$)).+/(?:blobs|manifests|tags|referrers)(?:/.*)?");
    private static final Pattern LOGIN =
            Pattern.compile("/v2/(?:auth/(?:login|token)|login/drycc|complete/drycc)(?:/.*)?");

    private static final Pattern PASS = Pattern.compile("/v2/auth/registry/token/?");

    private Owners() {}

    /** Empty for what every server answers: probes and metrics. */
    static Set<Component> of(String path) {
        if (ApiPath.isPassport(path)) {
            return EnumSet.of(Component.CONTROLLER, Component.PASSPORT);
        }
        if (!API.matcher(path).matches()) {
            return EnumSet.noneOf(Component.class);
        }
        if (ROOT.matcher(path).matches()) {
            return EnumSet.of(Component.CONTROLLER, Component.PASSPORT, Component.REGISTRY);
        }
        if (REGISTRY.matcher(path).matches()) {
            return EnumSet.of(Component.REGISTRY);
        }
        if (PASS.matcher(path).matches()) {
            return EnumSet.of(Component.CONTROLLER, Component.REGISTRY);
        }
        return LOGIN.matcher(path).matches()
                ? EnumSet.of(Component.CONTROLLER, Component.PASSPORT)
                : EnumSet.of(Component.CONTROLLER);
    }
}
