package dev.workflow.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in any S3 service. The bucket is created at the first use when it is missing. A request is tried four times
 * and given up after 5 seconds without a connection or 120 seconds of silence; text and cause of the IOException say why.
 * Keys that break the rules of {@link ObjectStore} are the caller's mistake: IllegalArgumentException.
 */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {

    private static final int RANGE_BEYOND_END = 416;
    private static final int PAGE = 1000;

    private final S3Calls calls;
    private final String bucket;
    private final PartSizes sizes;

    public S3ObjectStore(S3Settings settings) {
        this(settings, PartSizes.usual());
    }

    S3ObjectStore(S3Settings settings, PartSizes sizes) {
        this.calls = new S3Calls(settings);
        this.bucket = settings.bucket();
        this.sizes = sizes;
    }

    @Override
    public void put(String key, Path file) throws IOException {
        String name = new ObjectKey(key).value();
        calls.run("store " + name, client -> {
            new S3Upload(client, bucket, sizes).file(name, file);
            return name;
        });
    }

    @Override
    public void put(String key, InputStream content, long length) throws IOException {
        String name = new ObjectKey(key).value();
        if (length < 0) {
            throw new IllegalArgumentException("a negative length: " + length);
        }
        calls.run("store " + name, client -> {
            new S3Upload(client, bucket, sizes).stream(name, content, length);
            return name;
        });
    }

    @Override
    public Optional<InputStream> get(String key, long offset) throws IOException {
        String name = new ObjectKey(key).value();
        if (offset < 0) {
            throw new IllegalArgumentException("a negative offset: " + offset);
        }
        return calls.run("read " + name, client -> get(client, name, offset));
    }

    private Optional<InputStream> get(S3Client client, String key, long offset) {
        try {
            return Optional.of(new S3Download(key, client.getObject(request -> request.bucket(bucket)
                    .key(key)
                    .range(offset == 0 ? null : "bytes=" + offset + "-"))));
        } catch (S3Exception answer) {
            if (S3Calls.missing(answer)) {
                return Optional.empty();
            }
            if (answer.statusCode() == RANGE_BEYOND_END) {
                return Optional.of(InputStream.nullInputStream());
            }
            throw answer;
        }
    }

    @Override
    public Optional<Long> size(String key) throws IOException {
        String name = new ObjectKey(key).value();
        return calls.run("look at " + name, client -> size(client, name));
    }

    private Optional<Long> size(S3Client client, String key) {
        try {
            return Optional.of(
                    client.headObject(request -> request.bucket(bucket).key(key))
                            .contentLength());
        } catch (SdkException answer) {
            if (S3Calls.missing(answer)) {
                return Optional.empty();
            }
            throw answer;
        }
    }

    @Override
    public void copy(String from, String to) throws IOException {
        String source = new ObjectKey(from).value();
        String target = new ObjectKey(to).value();
        calls.run("copy " + source + " to " + target, client -> {
            long length = size(client, source).orElseThrow(() -> new IOException("There is no object " + source));
            new S3Copy(client, bucket, sizes).copy(source, target, length);
            return target;
        });
    }

    @Override
    public void delete(String key) throws IOException {
        String name = new ObjectKey(key).value();
        calls.run(
                "delete " + name,
                client -> client.deleteObject(request -> request.bucket(bucket).key(name)));
    }

    @Override
    public List<String> list(String prefix, String startAfter, int limit) throws IOException {
        String start = ObjectKey.prefix(prefix);
        return calls.run("list " + start, client -> list(client, start, startAfter, limit));
    }

    private List<String> list(S3Client client, String prefix, String startAfter, int limit) {
        List<String> keys = new ArrayList<>();
        String after = startAfter;
        boolean more = limit > 0;
        while (more) {
            ListObjectsV2Response page = page(client, prefix, after, Math.min(PAGE, limit - keys.size()));
            page.contents().stream().map(S3Object::key).forEach(keys::add);
            more = Boolean.TRUE.equals(page.isTruncated()) && !page.contents().isEmpty() && keys.size() < limit;
            after = keys.isEmpty() ? after : keys.get(keys.size() - 1);
        }
        return List.copyOf(keys);
    }

    private ListObjectsV2Response page(S3Client client, String prefix, String after, int size) {
        return client.listObjectsV2(request -> request.bucket(bucket)
                .prefix(prefix)
                .startAfter(after.isEmpty() ? null : after)
                .maxKeys(size));
    }

    @Override
    public void close() {
        calls.close();
    }
}
