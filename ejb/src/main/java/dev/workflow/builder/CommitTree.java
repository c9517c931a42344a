package dev.workflow.builder;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Walks a commit's tree in order, directories before what is in them, and refuses what must not reach a build. */
final class CommitTree {

    private static final int LONGEST_PATH = 1024;
    private static final int BIGGEST_DIRECTORY = 16 * 1024 * 1024;

    private final Repository repository;
    private final RevCommit commit;
    private final PushLimits limits;
    private final ObjectChecker names = new ObjectChecker().setSafeForMacOS(true);
    private int entries;
    private long bytes;

    CommitTree(Repository repository, RevCommit commit, PushLimits limits) {
        this.repository = repository;
        this.commit = commit;
        this.limits = limits;
    }

    /** What to do with each entry. */
    interface Visitor {
        Visitor NOTHING = new Visitor() {};

        default void directory(String path) throws IOException {}

        default void file(String path, ObjectId content, long size, boolean executable) throws IOException {}

        default void link(String path, String target) throws IOException {}
    }

    void walk(Visitor visitor) throws IOException, Pushes.PushRejected {
        try (TreeWalk tree = new TreeWalk(repository)) {
            checkDirectory(tree.getObjectReader(), commit.getTree(), "/");
            tree.addTree(commit.getTree());
            while (tree.next()) {
                count(tree.getPathString());
                visit(tree, visitor);
            }
        }
    }

    private void visit(TreeWalk tree, Visitor visitor) throws IOException, Pushes.PushRejected {
        String path = tree.getPathString();
        ObjectId id = tree.getObjectId(0);
        switch (tree.getFileMode(0).getObjectType()) {
            case Constants.OBJ_TREE -> {
                checkDirectory(tree.getObjectReader(), id, path);
                visitor.directory(path);
                tree.enterSubtree();
            }
            case Constants.OBJ_BLOB -> {
                if (tree.getFileMode(0) == FileMode.SYMLINK) {
                    visitor.link(path, LinkTarget.read(tree.getObjectReader(), id, path));
                } else {
                    long size = tree.getObjectReader().getObjectSize(id, Constants.OBJ_BLOB);
                    weigh(size);
                    visitor.file(path, id, size, tree.getFileMode(0) == FileMode.EXECUTABLE_FILE);
                }
            }
            default ->
                throw new Pushes.PushRejected("\"" + path + "\" is a git submodule, whose files are not part of this"
                        + " repository and cannot be built. Add them as files instead.");
        }
    }

    private void count(String path) throws IOException, Pushes.PushRejected {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("push stopped");
        }
        if (++entries > limits.sourceFiles()) {
            throw new Pushes.PushRejected("The commit has more than " + limits.sourceFiles() + " files.");
        }
        if (path.length() > LONGEST_PATH) {
            throw new Pushes.PushRejected(
                    "A path is longer than " + LONGEST_PATH + " characters: " + path.substring(0, 80) + "…");
        }
    }

    private void weigh(long size) throws Pushes.PushRejected {
        bytes += size;
        if (bytes > limits.sourceBytes()) {
            throw new Pushes.PushRejected(
                    "The commit's files are bigger than " + limits.sourceBytes() / (1024 * 1024) + " MiB together.");
        }
    }

    /** Git's own rules for names: no ".git" in any spelling, no "..", no slash, no name twice. */
    private void checkDirectory(ObjectReader reader, ObjectId tree, String path)
            throws IOException, Pushes.PushRejected {
        try {
            byte[] raw = reader.open(tree, Constants.OBJ_TREE).getCachedBytes(BIGGEST_DIRECTORY);
            names.checkTree(raw);
        } catch (CorruptObjectException bad) {
            throw new Pushes.PushRejected("The directory \"" + path + "\" cannot be built: " + bad.getMessage());
        }
    }
}
