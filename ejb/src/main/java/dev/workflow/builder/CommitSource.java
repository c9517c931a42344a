package dev.workflow.builder;

import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The files of one commit. */
final class CommitSource implements Pushes.Source {

    private final Repository repository;
    private final RevCommit commit;
    private final PushLimits limits;

    private CommitSource(Repository repository, RevCommit commit, PushLimits limits) {
        this.repository = repository;
        this.commit = commit;
        this.limits = limits;
    }

    static CommitSource of(Repository repository, ObjectId id, PushLimits limits)
            throws IOException, Pushes.PushRejected {
        try (RevWalk walk = new RevWalk(repository)) {
            return new CommitSource(repository, walk.parseCommit(id), limits);
        } catch (IncorrectObjectTypeException notCommit) {
            throw new Pushes.PushRejected("Only a commit can be built; " + id.name() + " is something else.");
        }
    }

    /** @throws Pushes.PushRejected when the tree holds something that must not reach a build */
    void check() throws IOException, Pushes.PushRejected {
        new CommitTree(repository, commit, limits).walk(CommitTree.Visitor.NOTHING);
    }

    @Override
    public void writeTar(OutputStream out) throws IOException {
        try (TreeTar tar = new TreeTar(repository, commit.getCommitTime(), out)) {
            new CommitTree(repository, commit, limits).walk(tar);
        } catch (Pushes.PushRejected rejected) {
            throw new IOException(rejected.getMessage(), rejected);
        }
    }
}
