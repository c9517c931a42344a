package dev.workflow.cli.volume;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.volume.Volumes.VolumeVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Make a volume bigger.")
final class VolumesExpand extends VolumeVerb {
    @Parameters(index = "1", paramLabel = "<size>", description = "As 4G.")
    private String size;

    VolumesExpand(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json body = Json.object("name", name, "size", VolumeSize.checked(size));
        step("Expand " + name + " to " + app(), () -> api().patch(volume(""), body));
    }
}
