package dev.workflow.builder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/** A bare repository that takes packs only within our limits. */
final class AppRepository extends FileRepository {

    private final PushLimits limits;

    AppRepository(Path gitDir, PushLimits limits) throws IOException {
        super(gitDir.toFile());
        this.limits = limits;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        return new GuardedInserter(super.newObjectInserter(), limits);
    }

    private static final class GuardedInserter extends ObjectInserter.Filter {

        private final ObjectInserter inserter;
        private final PushLimits limits;

        private GuardedInserter(ObjectInserter inserter, PushLimits limits) {
            this.inserter = inserter;
            this.limits = limits;
        }

        @Override
        protected ObjectInserter delegate() {
            return inserter;
        }

        @Override
        public PackParser newPackParser(InputStream pack) throws IOException {
            return super.newPackParser(new GuardedPack(pack, limits));
        }
    }
}
