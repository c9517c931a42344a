package dev.workflow.storage;

import java.net.URI;
import java.util.Objects;

/**
 * Where the objects are: any S3 service.
 *
 * @param endpoint http or https address of the service, without the bucket
 * @param region what requests are signed for; services that have none accept any text, such as us-east-1
 * @param bucket 3 to 63 characters of a-z, 0-9, dot and hyphen; created when it is missing
 * @param pathStyle true puts the bucket into the path instead of the host name, as most services off Amazon need it
 */
public record S3Settings(
        URI endpoint, String region, String bucket, String accessKey, String secretKey, boolean pathStyle) {

    public S3Settings {
        Objects.requireNonNull(endpoint, "endpoint");
        if (!"http".equals(endpoint.getScheme()) && !"https".equals(endpoint.getScheme())) {
            throw new IllegalArgumentException("the endpoint of the object storage must be http or https: " + endpoint);
        }
        if (region == null || region.isBlank()) {
            throw new IllegalArgumentException("the object storage needs a region, for example us-east-1");
        }
        if (bucket == null || !bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new IllegalArgumentException("not a bucket name: " + bucket);
        }
        Objects.requireNonNull(accessKey, "accessKey");
        Objects.requireNonNull(secretKey, "secretKey");
    }

    /** Leaves the keys out, so that they reach no log. */
    @Override
    public String toString() {
        return bucket + " at " + endpoint;
    }
}
