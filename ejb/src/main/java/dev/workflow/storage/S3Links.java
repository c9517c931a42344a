package dev.workflow.storage;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs addresses of objects in any S3 service; asks nobody for it. */
public final class S3Links implements ObjectLinks {

    private final S3Settings settings;

    /** @param settings with the endpoint as whoever reads reaches it: the signature covers it */
    public S3Links(S3Settings settings) {
        this.settings = settings;
    }

    @Override
    public URI link(String key, Duration life) {
        String name = new ObjectKey(key).value();
        try (S3Presigner presigner = presigner()) {
            return URI.create(presigner
                    .presignGetObject(wanted -> wanted.signatureDuration(life)
                            .getObjectRequest(
                                    object -> object.bucket(settings.bucket()).key(name)))
                    .url()
                    .toString());
        }
    }

    private S3Presigner presigner() {
        AwsBasicCredentials credentials = AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
        return S3Presigner.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .build())
                .build();
    }
}
