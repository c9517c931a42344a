package dev.workflow.cli.volume;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.volume.Volumes.VolumeVerb;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Add a volume.")
final class VolumesAdd extends VolumeVerb {
    @Parameters(index = "1", paramLabel = "<size>", description = "As 2G.")
    private String size;

    @Option(
            names = {"-t", "--type", "--ptype"},
            paramLabel = "csi|nfs",
            defaultValue = "csi",
            description = "csi: from the platform; nfs: a directory of a server of yours. Default: csi.")
    private String type;

    @Option(names = "--nfs-server", paramLabel = "<host>", defaultValue = "", description = "The NFS server.")
    private String server;

    @Option(names = "--nfs-path", paramLabel = "<path>", defaultValue = "", description = "The directory there.")
    private String path;

    @Option(names = "--nfs-read-only", description = "Only to be read.")
    private boolean readOnly;

    VolumesAdd(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("size", VolumeSize.checked(size));
        body.put("type", type);
        if (type.equals("nfs")) {
            body.put(
                    "parameters",
                    Json.object("nfs", Json.object("server", server, "path", path, "readOnly", readOnly)));
        }
        step("Creating " + name + " to " + app(), () -> api().post(at("volumes/"), new Json(body)));
    }
}
