package dev.workflow.storage;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Runs calls against the bucket: sees to it that the bucket is there and turns what the SDK throws into IOException. */
final class S3Calls implements AutoCloseable {

    interface Call<T> {
        T on(S3Client client) throws IOException;
    }

    private final S3Settings settings;
    private final S3Client client;
    private volatile boolean bucketSeen;

    S3Calls(S3Settings settings) {
        this.settings = settings;
        this.client = S3Clients.open(settings);
    }

    /** @param what the attempted action as it follows "could not": "read a/b" */
    <T> T run(String what, Call<T> call) throws IOException {
        try {
            if (!bucketSeen) {
                seeBucket();
            }
            return call.on(client);
        } catch (SdkException refused) {
            throw new IOException(
                    "The object storage " + settings + " could not " + what + ": " + reason(refused), refused);
        }
    }

    /** Any replica may come first, so that losing the race to create the bucket is as good as winning it. */
    private synchronized void seeBucket() {
        try {
            client.headBucket(request -> request.bucket(settings.bucket()));
        } catch (NoSuchBucketException missing) {
            createBucket();
        } catch (S3Exception answer) {
            if (answer.statusCode() != 404) {
                throw answer;
            }
            createBucket();
        }
        bucketSeen = true;
    }

    private void createBucket() {
        try {
            client.createBucket(request -> request.bucket(settings.bucket()));
        } catch (BucketAlreadyOwnedByYouException raced) {
            bucketSeen = true;
        }
    }

    static boolean missing(SdkException error) {
        return error instanceof S3Exception answer && answer.statusCode() == 404;
    }

    private static String reason(SdkException error) {
        if (error instanceof S3Exception answer && answer.awsErrorDetails() != null) {
            return answer.statusCode() + " " + answer.awsErrorDetails().errorCode() + " "
                    + answer.awsErrorDetails().errorMessage();
        }
        Throwable deepest = error;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }

    @Override
    public void close() {
        client.close();
    }
}
