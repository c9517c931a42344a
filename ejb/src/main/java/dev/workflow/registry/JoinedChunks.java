package dev.workflow.registry;

import dev.workflow.image.ContentDigest;
import dev.workflow.persistence.registry.ChunkRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** The bytes of the chunks one after the other; only one of their objects is open at a time. */
final class JoinedChunks extends InputStream {

    private final BlobContent content;
    private final Iterator<ChunkRow> chunks;
    private final ContentDigest digest;
    private InputStream current = InputStream.nullInputStream();

    /** @param digest gets every byte that is read */
    JoinedChunks(BlobContent content, List<ChunkRow> chunks, ContentDigest digest) {
        this.content = content;
        this.chunks = chunks.iterator();
        this.digest = digest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = current.read(target, offset, length);
        while (count < 0 && chunks.hasNext()) {
            current.close();
            ChunkRow next = chunks.next();
            current = content.get(next.objectKey(), 0)
                    .orElseThrow(() -> new IOException("The chunk " + next.objectKey() + " is gone"));
            count = current.read(target, offset, length);
        }
        if (count > 0) {
            digest.update(target, offset, count);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
