package dev.workflow.storage;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 service on a folder and a free port of the loopback interface. */
public final class EmbeddedS3 implements AutoCloseable {

    private static final String ACCESS_KEY = "test-access";
    private static final String SECRET_KEY = "test-secret";

    private final S3Proxy proxy;

    public EmbeddedS3(Path folder) throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        proxy.start();
    }

    public S3Settings settings(String bucket) {
        return settings(bucket, SECRET_KEY);
    }

    public S3Settings settings(String bucket, String secretKey) {
        URI endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
        return new S3Settings(endpoint, "us-east-1", bucket, ACCESS_KEY, secretKey, true);
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
    }
}
