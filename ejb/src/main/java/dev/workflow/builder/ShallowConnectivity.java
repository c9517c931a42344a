package dev.workflow.builder;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ConnectivityChecker;

/**
 * Lets a shallow clone push (CI systems clone with depth 1): the commits it says its history ends at are recorded as the
 * repository's own shallow ends before the usual check, which then asks for everything but their parents.
 */
final class ShallowConnectivity implements ConnectivityChecker {

    private final ConnectivityChecker usual;
    private final Supplier<Set<ObjectId>> clientEnds;

    ShallowConnectivity(ConnectivityChecker usual, Supplier<Set<ObjectId>> clientEnds) {
        this.usual = usual;
        this.clientEnds = clientEnds;
    }

    @Override
    public void checkConnectivity(ConnectivityCheckInfo info, Set<ObjectId> haves, ProgressMonitor monitor)
            throws MissingObjectException, IOException {
        Set<ObjectId> ends = ends(info.getRepository());
        if (!ends.isEmpty()) {
            ends.addAll(info.getRepository().getObjectDatabase().getShallowCommits());
            info.getRepository().getObjectDatabase().setShallowCommits(ends);
        }
        usual.checkConnectivity(info, haves, monitor);
    }

    /** Only commits that really end here: a commit whose parents we have must not lose them. */
    private Set<ObjectId> ends(Repository repository) throws IOException {
        Set<ObjectId> ends = new HashSet<>();
        for (ObjectId end : clientEnds.get()) {
            if (repository.getObjectDatabase().has(end) && parentMissing(repository, end)) {
                ends.add(end.copy());
            }
        }
        return ends;
    }

    private static boolean parentMissing(Repository repository, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            byte[] raw = repository.open(commit, Constants.OBJ_COMMIT).getCachedBytes();
            for (RevCommit parent : RevCommit.parse(walk, raw).getParents()) {
                if (!repository.getObjectDatabase().has(parent)) {
                    return true;
                }
            }
            return false;
        }
    }
}
