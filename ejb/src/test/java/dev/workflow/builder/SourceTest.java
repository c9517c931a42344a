package dev.workflow.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a pushed tree reaches a build, with trees that no git client would write. */
class SourceTest extends GitServerTest {

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    @Test
    void theTarHoldsTheCommitWithItsModesAndLinks() throws Exception {
        platform.build = (app, sha, source, output) -> source.writeTar(tar);
        Path folder = ann.folder;
        String longName = "n".repeat(150);
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/run"), "#!/bin/sh\n");
        folder.resolve("a/run").toFile().setExecutable(true);
        Files.write(folder.resolve("a/big"), PushRefusalTest.noise(10 << 20, 1));
        Files.writeString(folder.resolve("a/b/" + longName), "deep");
        Files.writeString(folder.resolve("ünï"), "ü");
        Files.createSymbolicLink(folder.resolve("a/b/link"), Path.of("../run"));
        Files.createSymbolicLink(folder.resolve("dir"), Path.of("a"));
        ann.commit("z", "");

        Program push = ann.push("shop", "main");

        assertThat(push.exit()).as(push.output()).isZero();
        assertThat(entries())
                .containsEntry("a/", "755 dir")
                .containsEntry("a/run", "755 file 10")
                .containsEntry("a/big", "644 file " + (10 << 20))
                .containsEntry("a/b/" + longName, "644 file 4")
                .containsEntry("a/b/link", "777 -> ../run")
                .containsEntry("dir", "777 -> a")
                .containsEntry("ünï", "644 file 2")
                .containsEntry("z", "644 file 0")
                .hasSize(9);
        assertThat(gitArchive()).isEqualTo(entries().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../x", "a/../../x", "../..", "a/..", "../../../../x"})
    void linksThatLeaveTheTreeAreRefused(String target) throws Exception {
        push(Map.of("d/link", entry(FileMode.SYMLINK, target)), "points outside the repository");
    }

    @ParameterizedTest
    @CsvSource({
        "link, a, true",
        "link, ., true",
        "d/link, .., true",
        "d/link, ../x, true",
        "d/link, ./../x, true",
        "d/e/link, ../../x//y, true",
        "link, .., false",
        "d/link, ../.., false",
        "d/link, x/.., false",
        "link, '', false"
    })
    void linksMayClimbOnlyFirstAndNeverAboveTheTop(String link, String target, boolean inside) {
        assertThat(LinkTarget.staysInside(link, target)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", ".GIT", "..", ".", "git~1", ".g\u200cit"})
    void treacherousNamesAreRefused(String name) throws Exception {
        try (Repository repository = local()) {
            ObjectId tree = tree(repository, Map.of(name, entry(FileMode.REGULAR_FILE, "x")));
            refused(repository, tree, "");
        }
    }

    @Test
    void aNameTwiceIsRefused() throws Exception {
        try (Repository repository = local();
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, "/etc".getBytes(StandardCharsets.UTF_8));
            ObjectId inner = tree(repository, Map.of("passwd", entry(FileMode.REGULAR_FILE, "x")));
            TreeFormatter twice = new TreeFormatter();
            twice.append("x", FileMode.SYMLINK, blob);
            twice.append("x", FileMode.TREE, inner);
            ObjectId tree = inserter.insert(twice);
            inserter.flush();
            refused(repository, tree, "duplicate");
        }
    }

    @Test
    void aSubmoduleIsRefusedWithTheWayOut() throws Exception {
        try (Repository repository = local();
                ObjectInserter inserter = repository.newObjectInserter()) {
            TreeFormatter formatter = new TreeFormatter();
            formatter.append("lib", FileMode.GITLINK, ObjectId.fromString("1".repeat(40)));
            ObjectId tree = inserter.insert(formatter);
            inserter.flush();
            refused(repository, tree, "\"lib\" is a git submodule");
        }
    }

    /** Eleven tiny trees that would unpack to ten billion files. */
    @Test
    void aTreeBombIsRefused() throws Exception {
        try (Repository repository = local()) {
            Entry level = entry(FileMode.REGULAR_FILE, "x");
            ObjectId tree = null;
            for (int depth = 0; depth < 10; depth++) {
                Map<String, Entry> ten = new TreeMap<>();
                for (int i = 0; i < 10; i++) {
                    ten.put("d" + i, level);
                }
                tree = tree(repository, ten);
                level = new Entry(FileMode.TREE, null, tree);
            }
            refused(repository, tree, "The commit has more than 200000 files.");
        }
    }

    private record Entry(FileMode mode, String content, ObjectId id) {}

    private static Entry entry(FileMode mode, String content) {
        return new Entry(mode, content, null);
    }

    private void push(Map<String, Entry> files, String reason) throws Exception {
        try (Repository repository = local()) {
            Entry file = files.get("d/link");
            ObjectId inner = tree(repository, Map.of("link", file));
            refused(repository, tree(repository, Map.of("d", new Entry(FileMode.TREE, null, inner))), reason);
        }
    }

    private void refused(Repository repository, ObjectId tree, String reason) throws Exception {
        commit(repository, tree);
        Program push = ann.push("shop", "crafted");
        assertThat(push.output()).contains(reason).contains("rejected");
        assertThat(push.exit()).isNotZero();
        assertThat(platform.built).isEmpty();
        assertThat(packBytes("shop")).isZero();
    }

    private Repository local() throws Exception {
        return new FileRepositoryBuilder()
                .setGitDir(ann.folder.resolve(".git").toFile())
                .build();
    }

    private static ObjectId tree(Repository repository, Map<String, Entry> entries) throws Exception {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TreeFormatter formatter = new TreeFormatter();
            for (var named : new TreeMap<>(entries).entrySet()) {
                Entry entry = named.getValue();
                ObjectId id = entry.id() != null
                        ? entry.id()
                        : inserter.insert(Constants.OBJ_BLOB, entry.content().getBytes(StandardCharsets.UTF_8));
                formatter.append(named.getKey(), entry.mode(), id);
            }
            ObjectId tree = inserter.insert(formatter);
            inserter.flush();
            return tree;
        }
    }

    private static void commit(Repository repository, ObjectId tree) throws Exception {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setAuthor(new PersonIdent("Eve", "eve@example.com"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("crafted");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef("refs/heads/crafted");
            update.setNewObjectId(id);
            assertThat(update.forceUpdate()).isEqualTo(RefUpdate.Result.NEW);
        }
    }

    private Map<String, String> entries() throws Exception {
        Map<String, String> entries = new LinkedHashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar.toByteArray()))) {
            for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                String what = e.isSymbolicLink()
                        ? "-> " + e.getLinkName()
                        : e.isDirectory() ? "dir" : "file " + in.readAllBytes().length;
                entries.put(e.getName(), Integer.toOctalString(e.getMode() & 0777) + " " + what);
            }
        }
        return entries;
    }

    private java.util.Set<String> gitArchive() throws Exception {
        ann.git("archive", "-o", root.resolve("reference.tar").toString(), "HEAD");
        java.util.Set<String> names = new java.util.LinkedHashSet<>();
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(Files.newInputStream(root.resolve("reference.tar")))) {
            for (TarArchiveEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                names.add(e.getName());
            }
        }
        return names;
    }
}
