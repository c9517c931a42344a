package dev.workflow.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** One object in the making from parts. Closing it before {@link #complete} throws the parts away. */
final class S3Multipart implements AutoCloseable {

    /** Sends one part and answers with its entity tag. */
    interface Part {
        String send(String uploadId, int number) throws IOException;
    }

    private static final System.Logger LOG = System.getLogger(S3Multipart.class.getName());

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final String uploadId;
    private final List<CompletedPart> parts = new ArrayList<>();
    private boolean completed;

    S3Multipart(S3Client client, String bucket, String key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.uploadId = client.createMultipartUpload(
                        request -> request.bucket(bucket).key(key))
                .uploadId();
    }

    void add(Part part) throws IOException {
        int number = parts.size() + 1;
        String tag = part.send(uploadId, number);
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }

    void complete() {
        client.completeMultipartUpload(request ->
                request.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(upload -> upload.parts(parts)));
        completed = true;
    }

    @Override
    public void close() {
        if (completed) {
            return;
        }
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(key).uploadId(uploadId));
        } catch (SdkException unreachable) {
            // The failure that brought us here is thrown already; the store's own rules clear stale parts.
            LOG.log(System.Logger.Level.WARNING, "The parts of " + key + " stay in the object storage", unreachable);
        }
    }
}
