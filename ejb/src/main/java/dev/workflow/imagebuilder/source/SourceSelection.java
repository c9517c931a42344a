package dev.workflow.imagebuilder.source;

import dev.workflow.imagebuilder.file.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.ignore.FastIgnoreRule;
import org.eclipse.jgit.ignore.IgnoreNode;

/** Leaves of a source only what project.toml's include or exclude patterns name; an include list wins. */
public final class SourceSelection {

    private final Path root;
    private final IgnoreNode rules;
    private final boolean including;

    private SourceSelection(Path root, List<String> patterns, boolean including) {
        this.root = root;
        this.rules = new IgnoreNode(patterns.stream().map(FastIgnoreRule::new).toList());
        this.including = including;
    }

    public static void apply(ProjectDescriptor project, SourceTree source) throws IOException {
        if (!project.include().isEmpty()) {
            new SourceSelection(source.root(), project.include(), true).filter(source.root(), false);
        } else if (!project.exclude().isEmpty()) {
            new SourceSelection(source.root(), project.exclude(), false).filter(source.root(), false);
        }
    }

    private void filter(Path folder, boolean matchedAbove) throws IOException {
        for (Path entry : children(folder)) {
            boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
            boolean matched = matchedAbove || matches(entry, isFolder);
            if (isFolder && (including || !matched)) {
                filter(entry, matched);
                removeEmptied(entry, matched);
            } else if (matched != including) {
                FileTree.delete(entry);
            }
        }
    }

    private void removeEmptied(Path folder, boolean matched) throws IOException {
        if (including && !matched && children(folder).isEmpty()) {
            Files.delete(folder);
        }
    }

    private boolean matches(Path entry, boolean isFolder) {
        return Boolean.TRUE.equals(rules.checkIgnored(root.relativize(entry).toString(), isFolder));
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
