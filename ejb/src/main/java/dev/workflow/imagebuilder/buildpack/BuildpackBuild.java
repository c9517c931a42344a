package dev.workflow.imagebuilder.buildpack;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.file.BuildFolder;
import dev.workflow.imagebuilder.file.TenantFile;
import dev.workflow.imagebuilder.oci.LayerPush;
import dev.workflow.imagebuilder.source.ProjectDescriptor;
import dev.workflow.imagebuilder.source.SourceTree;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.process.Resources;
import dev.workflow.sandbox.Spawner;
import dev.workflow.sandbox.Tenant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One build with buildpacks: choose, restore, build; then the launchers for what was built. */
public final class BuildpackBuild {

    private final BuildFolder folder;
    private final BuildWatch watch;
    private final ToolSettings tools;
    private final Surroundings surroundings;

    public BuildpackBuild(
            BuildFolder folder,
            Spawner spawner,
            Optional<Tenant> tenant,
            Resources resources,
            ToolSettings tools,
            BuildWatch watch) {
        this.folder = folder;
        this.watch = watch;
        this.tools = tools;
        this.surroundings = new Surroundings(spawner, tenant, resources, tools, folder);
    }

    /**
     * @param environment the app's build variables
     * @param stored where the layers of the build before are looked up
     * @throws BuildFailed when no buildpack fits or one of them fails
     */
    public BuiltApp build(
            BuildpackCatalog catalog,
            ProjectDescriptor project,
            Map<String, String> environment,
            LayerCache cache,
            LayerPush stored)
            throws IOException, BuildFailed, InterruptedException {
        SourceTree source = new SourceTree(folder.workspace());
        BuildpackCatalog chosen = project.buildpacks().isEmpty()
                ? catalog
                : new ProjectBuildpacks(catalog, source, folder.output()).chosen(project.buildpacks());
        PlatformFolder.write(folder.platform(), environment, tools);
        watch.line("---> Building pack");
        List<Resolution.Candidate> group =
                new Detector(surroundings, folder.plans(), environment, watch).detect(chosen);
        List<Buildpack> buildpacks =
                group.stream().map(one -> one.member().buildpack()).toList();
        cache.restore(folder.layers(), buildpacks, stored::holds);
        return new BuildPhase(surroundings, folder, environment, watch).build(group);
    }

    /**
     * Writes the /cnb folder of the image.
     *
     * @return where it is on this machine
     */
    public Path launchers(BuiltApp app, List<LaunchProcess> processes) throws IOException {
        List<LayerEnvironment> layers = new ArrayList<>();
        for (Layer layer : app.layers()) {
            if (layer.launch() && TenantFile.isFolder(folder.layers(), layer.relative())) {
                String inside = Surroundings.LAYERS + "/" + layer.relative();
                layers.add(new LayerEnvironment(folder.layers(), layer.relative(), inside));
            }
        }
        // Without walls the build saw its real folders; in the image they are elsewhere.
        Map<String, String> moved =
                Map.of(folder.layers().toString(), "/layers", folder.workspace().toString(), "/workspace");
        Path target = folder.output().resolve("cnb");
        new Launchers(target, layers, new LaunchScript(moved)).write(processes);
        return target;
    }
}
