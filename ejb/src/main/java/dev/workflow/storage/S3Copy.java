package dev.workflow.storage;

import java.io.IOException;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies inside the bucket; in parts when the object is too big for one request. */
final class S3Copy {

    private final S3Client client;
    private final String bucket;
    private final PartSizes sizes;

    S3Copy(S3Client client, String bucket, PartSizes sizes) {
        this.client = client;
        this.bucket = bucket;
        this.sizes = sizes;
    }

    void copy(String from, String to, long length) throws IOException {
        if (length <= sizes.whole()) {
            client.copyObject(request -> request.sourceBucket(bucket)
                    .sourceKey(from)
                    .destinationBucket(bucket)
                    .destinationKey(to));
            return;
        }
        long size = PartSizes.fitting(sizes.filePart(), length);
        try (S3Multipart upload = new S3Multipart(client, bucket, to)) {
            for (long start = 0; start < length; start += size) {
                String range = "bytes=" + start + "-" + (Math.min(start + size, length) - 1);
                upload.add((id, number) -> part(from, to, id, number, range));
            }
            upload.complete();
        }
    }

    private String part(String from, String to, String uploadId, int number, String range) {
        return client.uploadPartCopy(request -> request.sourceBucket(bucket)
                        .sourceKey(from)
                        .destinationBucket(bucket)
                        .destinationKey(to)
                        .uploadId(uploadId)
                        .partNumber(number)
                        .copySourceRange(range))
                .copyPartResult()
                .eTag();
    }
}
