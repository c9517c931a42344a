package dev.workflow.release;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.config.ConfigDocument;
import dev.workflow.config.ConfigField;
import dev.workflow.config.ConfigVault;
import dev.workflow.config.ProcessConfig;
import dev.workflow.engine.Engine;
import dev.workflow.engine.ProcessGroup;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.build.Build;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.release.Releases;
import dev.workflow.persistence.volume.Volumes;
import dev.workflow.problem.Problem;
import dev.workflow.process.LimitPlan;
import dev.workflow.process.ProcessType;
import dev.workflow.volume.Mounts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes a process type as the release that it runs wants it, which need not be the newest. */
@Stateless
public class TypeDescriptions {

    private static final String SCRATCH_LIMIT = "4Gi";

    @Inject
    AppAccess access;

    @Inject
    Releases releases;

    @Inject
    ConfigVault vault;

    @Inject
    Volumes volumes;

    @Inject
    Engine engine;

    /**
     * @param deployment {@code <app>-<ptype>}
     * @throws Problem 400 "this procfile type not found" when nothing of that type runs
     */
    public TypeDescription describe(Caller caller, String id, String deployment) {
        App app = access.require(caller, id, Permission.VIEW);
        return Optional.of(deployment)
                .filter(name -> name.startsWith(id + "-"))
                .map(name -> name.substring(id.length() + 1))
                .flatMap(type -> running(app, type))
                .orElseThrow(() -> Problem.badRequest("no-ptype", "this procfile type not found"));
    }

    private Optional<TypeDescription> running(App app, String type) {
        return engine.groups(new AppName(app.getId())).stream()
                .filter(group -> group.type().value().equals(type))
                .findFirst()
                .map(ProcessGroup::release)
                .flatMap(version -> releases.byVersion(app, version))
                .flatMap(release -> release.getBuild().map(build -> describe(app, type, release, build)));
    }

    private TypeDescription describe(App app, String type, Release release, Build build) {
        ConfigDocument config = vault.open(release.getConfig());
        ImageOf image = new ImageOf(build);
        Map<String, Object> checks = config.nested(ConfigField.HEALTHCHECK, type);
        return new TypeDescription(
                app.getId() + "-" + type,
                image.image(type).toString(),
                image.command(type),
                image.args(type),
                probe(checks.get("startupProbe")),
                probe(checks.get("livenessProbe")),
                readiness(type, config, checks),
                limits(config.field(ConfigField.LIMITS).get(type)),
                mounts(app, type),
                config.nestedStrings(ConfigField.TAGS, type));
    }

    private List<TypeDescription.Mount> mounts(App app, String type) {
        return Mounts.of(volumes.all(app)).of(type).stream()
                .map(mount -> new TypeDescription.Mount(mount.name(), mount.path()))
                .toList();
    }

    /** web is ready when it takes connections, unless something else was set. */
    private static Map<String, Object> readiness(String type, ConfigDocument config, Map<String, Object> checks) {
        boolean listens = type.equals(ProcessType.WEB.value()) && checks.get("readinessProbe") == null;
        return listens
                ? Map.of("tcpSocket", Map.of("port", new ProcessConfig(config, type).port()))
                : probe(checks.get("readinessProbe"));
    }

    private static Map<String, Object> probe(Object configured) {
        Map<String, Object> probe = new LinkedHashMap<>();
        if (configured instanceof Map<?, ?> map) {
            map.forEach((key, value) -> probe.put(String.valueOf(key), value));
        }
        return probe;
    }

    private static Map<String, String> limits(Object chosen) {
        LimitPlan plan = LimitPlan.byId(String.valueOf(chosen)).orElse(LimitPlan.DEFAULT);
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put("cpu", Integer.toString(plan.cores()));
        limits.put("ephemeral-storage", SCRATCH_LIMIT);
        limits.put("memory", plan.memoryGiB() + "Gi");
        return limits;
    }
}
