package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.file.TenantFile;
import dev.workflow.imagebuilder.source.TomlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads buildpack.toml. */
final class BuildpackToml {

    private static final int LARGEST = 1 << 20;

    /** Ids and versions become file names: nothing in them may lead anywhere else. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]*");

    private BuildpackToml() {}

    /** @throws BuildFailed when the folder holds no buildpack that can be used here */
    static Buildpack read(Path folder) throws IOException, BuildFailed {
        String text = TenantFile.text(folder, "buildpack.toml", LARGEST)
                .orElseThrow(() -> unusable(folder, "it has no buildpack.toml"));
        try {
            return parse(folder, TomlText.read(text));
        } catch (TomlText.Malformed malformed) {
            throw unusable(folder, "buildpack.toml: " + malformed.getMessage());
        }
    }

    private static Buildpack parse(Path folder, JsonNode root) throws BuildFailed {
        JsonNode head = root.path("buildpack");
        String id = head.path("id").asText("");
        String version = head.path("version").asText("");
        ApiVersion api =
                ApiVersion.parse(root.path("api").asText("")).orElseThrow(() -> unusable(folder, "it names no api"));
        if (!ID.matcher(id).matches() || !VERSION.matcher(version).matches()) {
            throw unusable(folder, "its id or version is missing or malformed");
        }
        if (!api.spoken()) {
            throw unusable(folder, id + " speaks Buildpack API " + api + ", this platform 0.6 to 0.11");
        }
        if (!Target.HOST.fits(root.path("targets"))) {
            throw unusable(folder, id + " is not made for this machine's system (" + Target.HOST + ")");
        }
        return new Buildpack(
                id,
                version,
                api,
                folder,
                order(root.path("order")),
                head.path("clear-env").asBoolean());
    }

    static List<List<Buildpack.Entry>> order(JsonNode order) {
        List<List<Buildpack.Entry>> groups = new ArrayList<>();
        for (JsonNode group : order) {
            List<Buildpack.Entry> entries = new ArrayList<>();
            for (JsonNode entry : group.path("group")) {
                entries.add(new Buildpack.Entry(
                        entry.path("id").asText(""),
                        entry.path("version").asText(""),
                        entry.path("optional").asBoolean()));
            }
            groups.add(entries);
        }
        return groups;
    }

    private static BuildFailed unusable(Path folder, String why) {
        return new BuildFailed("the buildpack in " + folder.getFileName() + " cannot be used: " + why, "");
    }
}
