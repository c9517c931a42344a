package dev.workflow.builder;

import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Makes JGit depend on this server's own data only: no configuration of the machine or of the user, no git program. */
final class JGitSetup {

    private static final SystemReader MACHINE = SystemReader.getInstance();
    private static final int STREAM_FROM = 8 * 1024 * 1024;

    private JGitSetup() {}

    /** @param data the folder of the repositories' file system, which JGit measures in the background from here on */
    static void apply(Path data) {
        SystemReader.setInstance(new OwnConfig(MACHINE, data.resolve("jgit.config")));
        FS.FileStoreAttributes.setBackground(true);
        FS.FileStoreAttributes.get(data);
        WindowCacheConfig cache = new WindowCacheConfig();
        cache.setStreamFileThreshold(STREAM_FROM);
        cache.install();
    }

    private static final class OwnConfig extends SystemReader.Delegate {

        private final Path file;

        private OwnConfig(SystemReader machine, Path file) {
            super(machine);
            this.file = file;
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return empty(parent, fs);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return empty(parent, fs);
        }

        /** Where JGit keeps what it measured about the file system. */
        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return new FileBasedConfig(parent, file.toFile(), fs);
        }

        private static FileBasedConfig empty(Config parent, FS fs) {
            return new FileBasedConfig(parent, null, fs) {
                @Override
                public void load() {
                    // There is no file.
                }

                @Override
                public boolean isOutdated() {
                    return false;
                }
            };
        }
    }
}
