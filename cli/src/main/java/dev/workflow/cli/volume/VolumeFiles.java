package dev.workflow.cli.volume;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.terminal.Bytes;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "List, copy and remove files of a volume: ls, cp, rm with vol://<volume>/<path>.")
final class VolumeFiles extends AppVerb {
    private static final long DIRECTORY_SIZE = 4096;

    @Parameters(index = "0", paramLabel = "<cmd>", description = "ls, cp or rm.")
    private String command;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "<args>", description = "cp: source, destination.")
    private List<String> arguments;

    VolumeFiles(Session session) {
        super(session);
    }

    @Override
    public void run() {
        switch (command) {
            case "ls" -> list(VolumePath.parse(arguments.get(0)));
            case "cp" -> copy();
            case "rm" -> remove(VolumePath.parse(arguments.get(0)));
            default -> throw new Failure("unknown command " + command);
        }
    }

    private void list(VolumePath directory) {
        Json page = api().get(at(
                "volumes/" + Segment.of(directory.volume()) + "/client/?path=" + Segment.query(directory.path())));
        Table table = new Table();
        page.items("results").forEach(file -> {
            boolean inner = file.text("type").equals("dir");
            long size = inner ? DIRECTORY_SIZE : parse(file.text("size"));
            table.row(
                    "[" + Texts.localTime(file.text("timestamp")) + "]",
                    Bytes.text(size),
                    file.text("name") + (inner ? "/" : ""));
        });
        print(table);
    }

    private static long parse(String size) {
        return size.matches("\\d{1,18}") ? Long.parseLong(size) : 0;
    }

    private void copy() {
        if (arguments.size() != 2) {
            throw new Failure("cp takes a source and a destination");
        }
        String source = arguments.get(0);
        String target = arguments.get(1);
        VolumeCopy copy = new VolumeCopy(session, at("volumes/"));
        if (VolumePath.is(source) && !VolumePath.is(target)) {
            copy.download(VolumePath.parse(source), session.machine().file(target));
        } else if (VolumePath.is(target) && !VolumePath.is(source)) {
            copy.upload(session.machine().file(source), source.endsWith("/"), VolumePath.parse(target));
        } else {
            throw new Failure("one side of cp must be vol://<volume>/<path>, the other a local path");
        }
    }

    private void remove(VolumePath path) {
        api().delete(at("volumes/" + Segment.of(path.volume()) + "/client/" + Segment.path(path.path())), Json.ABSENT);
    }
}
