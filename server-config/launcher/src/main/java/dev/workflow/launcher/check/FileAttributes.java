package dev.workflow.launcher.check;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.option.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** The object storage keeps content types and checksums in extended attributes; some file systems have none. */
public final class FileAttributes implements Check {

    @Override
    public void run(Settings settings) {
        if (settings.externalStorage()) {
            return;
        }
        Path folder = settings.data().services();
        try {
            Path probe = Files.createTempFile(folder, "probe", "");
            try {
                Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class)
                        .write("workflow", ByteBuffer.wrap(new byte[] {1}));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new Refusal(
                    "The file system of " + settings.data().root() + " has no room or no extended attributes, which the"
                            + " object storage needs: choose a folder on ext4, xfs or btrfs with --data.",
                    e);
        }
    }
}
