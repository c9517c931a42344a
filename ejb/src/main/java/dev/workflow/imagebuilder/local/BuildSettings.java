package dev.workflow.imagebuilder.local;

import dev.workflow.imagebuilder.buildpack.ToolSettings;
import dev.workflow.imagebuilder.source.UnpackLimits;
import dev.workflow.process.Resources;
import dev.workflow.sandbox.Tenant;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an operator decides about builds.
 *
 * @param buildpacks a folder with more buildpacks; need not exist
 * @param resources of one build step with all it starts
 * @param source how much source is taken
 * @param cacheBytes of all apps' build caches together; the longest unused go first
 * @param freeBytes no build is started with less free space than that
 * @param tenant whom steps run as when the server is root ({@link dev.workflow.sandbox.Sandboxes#tenant})
 * @param tools what builds get of this machine's surroundings
 */
public record BuildSettings(
        Path buildpacks,
        Resources resources,
        UnpackLimits source,
        long cacheBytes,
        long freeBytes,
        Optional<Tenant> tenant,
        ToolSettings tools) {

    private static final long CACHE = 10L << 30;
    private static final long FREE = 512L << 20;

    public static BuildSettings defaults(Path buildpacks, Optional<Tenant> tenant, ToolSettings tools) {
        return new BuildSettings(buildpacks, Resources.UNLIMITED, UnpackLimits.DEFAULT, CACHE, FREE, tenant, tools);
    }
}
