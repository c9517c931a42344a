package dev.workflow.imagebuilder.buildpack;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import java.util.ArrayList;
import java.util.List;

/** Flattens an order: buildpacks that are composed of others are replaced by each of the groups they stand for. */
final class Groups {

    private static final int MOST = 500;
    private static final int DEEPEST = 10;

    private final BuildpackCatalog catalog;

    Groups(BuildpackCatalog catalog) {
        this.catalog = catalog;
    }

    /** A buildpack's place in a group. */
    record Member(Buildpack buildpack, boolean optional) {}

    /** Groups of plain buildpacks, in the order in which they are to be tried. */
    List<List<Member>> flat(List<List<Buildpack.Entry>> order) throws BuildFailed {
        return alternatives(order, 0);
    }

    private List<List<Member>> alternatives(List<List<Buildpack.Entry>> order, int depth) throws BuildFailed {
        if (depth > DEEPEST) {
            throw new BuildFailed("the buildpacks are composed of each other without end", "");
        }
        List<List<Member>> all = new ArrayList<>();
        for (List<Buildpack.Entry> group : order) {
            all.addAll(product(group, depth));
        }
        return all;
    }

    private List<List<Member>> product(List<Buildpack.Entry> group, int depth) throws BuildFailed {
        List<List<Member>> prefixes = List.of(List.of());
        for (Buildpack.Entry entry : group) {
            List<List<Member>> longer = new ArrayList<>();
            for (List<Member> prefix : prefixes) {
                for (List<Member> suffix : choices(entry, depth)) {
                    List<Member> joined = new ArrayList<>(prefix);
                    joined.addAll(suffix);
                    longer.add(joined);
                }
            }
            if (longer.size() > MOST) {
                throw new BuildFailed("the buildpacks make more than " + MOST + " groups to try", "");
            }
            prefixes = longer;
        }
        return prefixes;
    }

    private List<List<Member>> choices(Buildpack.Entry entry, int depth) throws BuildFailed {
        Buildpack buildpack = catalog.find(entry.id(), entry.version())
                .orElseThrow(() -> new BuildFailed(
                        "the buildpack " + entry.id() + " " + entry.version() + " is not on this platform", ""));
        if (!buildpack.composed()) {
            return List.of(List.of(new Member(buildpack, entry.optional())));
        }
        List<List<Member>> choices = new ArrayList<>(alternatives(buildpack.order(), depth + 1));
        if (entry.optional()) {
            choices.add(List.of());
        }
        return choices;
    }
}
