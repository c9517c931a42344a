package dev.workflow.imagebuilder.buildpack;

import java.nio.file.Path;
import java.util.List;

/**
 * One buildpack in a folder: buildpack.toml with bin/detect and bin/build, or an order of others.
 *
 * @param api the Buildpack API it speaks, such as 0.10
 * @param order groups to try when it is composed of others; empty for a buildpack of its own
 * @param clearEnv it wants none of the user's build variables in its environment
 */
public record Buildpack(
        String id, String version, ApiVersion api, Path folder, List<List<Entry>> order, boolean clearEnv) {

    public Buildpack {
        order = order.stream().map(List::copyOf).toList();
    }

    /** One line of a group. @param version "" = whichever is there */
    public record Entry(String id, String version, boolean optional) {}

    /** The id as a file name. */
    public String escapedId() {
        return id.replace('/', '_');
    }

    public boolean composed() {
        return !order.isEmpty();
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}
