package dev.workflow.storage;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** Sends content in one request or in parts, always so that a failed request can be repeated. */
final class S3Upload {

    private static final String TYPE = "application/octet-stream";

    private final S3Client client;
    private final String bucket;
    private final PartSizes sizes;

    S3Upload(S3Client client, String bucket, PartSizes sizes) {
        this.client = client;
        this.bucket = bucket;
        this.sizes = sizes;
    }

    void file(String key, Path file) throws IOException {
        long length = Files.size(file);
        if (length <= sizes.whole()) {
            whole(key, section(file, 0, length));
            return;
        }
        long size = PartSizes.fitting(sizes.filePart(), length);
        try (S3Multipart upload = new S3Multipart(client, bucket, key)) {
            for (long start = 0; start < length; start += size) {
                RequestBody body = section(file, start, Math.min(size, length - start));
                upload.add((id, number) -> part(key, id, number, body));
            }
            upload.complete();
        }
    }

    void stream(String key, InputStream content, long length) throws IOException {
        if (length <= sizes.heapPart()) {
            whole(key, RequestBody.fromBytes(exactly(content, length)));
            return;
        }
        long size = PartSizes.fitting(sizes.heapPart(), length);
        try (S3Multipart upload = new S3Multipart(client, bucket, key)) {
            for (long start = 0; start < length; start += size) {
                RequestBody body = RequestBody.fromBytes(exactly(content, Math.min(size, length - start)));
                upload.add((id, number) -> part(key, id, number, body));
            }
            upload.complete();
        }
    }

    private void whole(String key, RequestBody body) {
        client.putObject(request -> request.bucket(bucket).key(key).contentType(TYPE), body);
    }

    private String part(String key, String uploadId, int number, RequestBody body) {
        return client.uploadPart(
                        request -> request.bucket(bucket)
                                .key(key)
                                .uploadId(uploadId)
                                .partNumber(number),
                        body)
                .eTag();
    }

    private static byte[] exactly(InputStream content, long length) throws IOException {
        byte[] bytes = content.readNBytes(Math.toIntExact(length));
        if (bytes.length < length) {
            throw new EOFException("The content ended early, " + (length - bytes.length) + " bytes are missing");
        }
        return bytes;
    }

    private static RequestBody section(Path file, long start, long length) {
        ContentStreamProvider provider = () -> open(file, start);
        return RequestBody.fromContentProvider(provider, length, TYPE);
    }

    /** The SDK closes the stream, and reads no more of it than the length of the body. */
    private static InputStream open(Path file, long start) {
        try {
            FileChannel channel = FileChannel.open(file);
            channel.position(start);
            return new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
