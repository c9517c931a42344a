package dev.workflow.imagebuilder.buildpack;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.file.BuildFolder;
import dev.workflow.imagebuilder.file.FileTree;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.imagebuilder.step.StepProcess;
import dev.workflow.process.Resources;
import dev.workflow.sandbox.Confined;
import dev.workflow.sandbox.Confinement;
import dev.workflow.sandbox.Sandbox;
import dev.workflow.sandbox.Spawner;
import dev.workflow.sandbox.Tenant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The world as a buildpack sees it: the app in /workspace, its layers in /layers, the host's programs read-only and
 * nothing of the platform. On a machine without walls the sandbox puts the real folders in those places.
 */
final class Surroundings {

    static final String WORKSPACE = "/workspace";
    static final String LAYERS = "/layers";
    static final String PLATFORM = "/platform";
    static final String PLAN = "/cnb/plan/plan.toml";

    /** A control group's name must be unique as long as it is there, for all builders of this server. */
    private static final AtomicLong STEPS = new AtomicLong();

    private final Spawner spawner;
    private final Optional<Tenant> tenant;
    private final Resources resources;
    private final ToolSettings tools;
    private final BuildFolder folder;

    /** @param tenant whom steps run as when the server is root */
    Surroundings(
            Spawner spawner, Optional<Tenant> tenant, Resources resources, ToolSettings tools, BuildFolder folder) {
        this.spawner = spawner;
        this.tenant = tenant;
        this.resources = resources;
        this.tools = tools;
        this.folder = folder;
    }

    /** Where the buildpack's folder is for its own programs. */
    static String buildpack(Buildpack buildpack) {
        return "/cnb/buildpacks/" + buildpack.escapedId() + "/" + buildpack.version();
    }

    /** The variables every step has. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(tools.environment());
        environment.put("PATH", tools.path());
        environment.put("HOME", Confinement.HOME);
        environment.put("LANG", "C.UTF-8");
        return environment;
    }

    /**
     * A program of a buildpack, run in the app's folder.
     *
     * @param plan the folder of the plan file on this machine
     * @param building it may change the app and the layers
     */
    record Step(
            Buildpack buildpack, List<String> command, Map<String, String> environment, Path plan, boolean building) {}

    /** @return the exit code; 137 when it was killed, also for using too much memory */
    int run(Step step, BuildWatch watch, Consumer<String> sink) throws IOException, BuildFailed, InterruptedException {
        Confinement confinement = new Confinement(
                Optional.empty(),
                mounts(step),
                step.environment(),
                WORKSPACE,
                step.command(),
                resources,
                false,
                Optional.of(folder.scratch()),
                Confinement.USER);
        if (spawner.sandbox().strength() == Sandbox.Strength.PLAIN && tenant.isPresent()) {
            handOver(confinement.mounts(), tenant.get());
        }
        watch.check();
        Confined confined = spawner.start(confinement, "build-" + STEPS.incrementAndGet(), true);
        StepProcess.run(confined, watch, sink);
        return confined.outOfMemory() ? LastComplaint.KILLED : confined.ended().join();
    }

    /** Walls give what is writable to the tenant's user; without them it is done here. */
    private void handOver(List<Confinement.Mount> mounts, Tenant user) throws IOException {
        FileTree.give(folder.scratch(), user);
        for (Confinement.Mount mount : mounts) {
            if (mount.writable()) {
                FileTree.give(mount.source(), user);
            }
        }
    }

    private List<Confinement.Mount> mounts(Step step) throws IOException {
        List<Confinement.Mount> mounts = new ArrayList<>();
        mounts.add(new Confinement.Mount(folder.workspace(), WORKSPACE, step.building()));
        if (step.building()) {
            mounts.add(new Confinement.Mount(folder.layers(), LAYERS, true));
        }
        mounts.add(new Confinement.Mount(folder.platform(), PLATFORM, false));
        mounts.add(new Confinement.Mount(step.buildpack().folder(), buildpack(step.buildpack()), false));
        mounts.add(new Confinement.Mount(step.plan(), Path.of(PLAN).getParent().toString(), true));
        String java = System.getProperty("java.home");
        if (!java.startsWith("/usr/")) {
            mounts.add(new Confinement.Mount(Path.of(java).toRealPath(), java, false));
        }
        return mounts;
    }
}
