package dev.workflow.web.registry;

import dev.workflow.registry.Blobs;
import dev.workflow.registry.Blobs.Blob;
import dev.workflow.registry.Digest;
import dev.workflow.registry.Registry;
import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RepositoryName;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Blobs by digest. {@link RegistryGuard} decides who may come in, so the container lets everyone. */
@Path(RegistryPaths.NAME + "/blobs/{digest: [^/]+}")
@PermitAll
@Dependent
public class BlobResource {

    private static final int BUFFER = 64 << 10;

    private final Blobs blobs;

    @Inject
    public BlobResource(Registry registry) {
        this.blobs = registry.blobs();
    }

    @HEAD
    @Guarded(Action.PULL)
    public Response head(@PathParam("name") String name, @PathParam("digest") String digest) {
        Blob blob = blobs.find(new RepositoryName(name), new Digest(digest));
        return answer(200, blob, blob.size()).build();
    }

    @GET
    @Guarded(Action.PULL)
    public Response get(
            @PathParam("name") String name, @PathParam("digest") String digest, @HeaderParam("Range") String range) {
        Blob blob = blobs.find(new RepositoryName(name), new Digest(digest));
        Optional<ByteRange> part = ByteRange.parse(range, blob.size());
        long first = part.map(ByteRange::first).orElse(0L);
        long length = part.map(ByteRange::length).orElse(blob.size());
        Response.ResponseBuilder answer = answer(part.isPresent() ? 206 : 200, blob, length);
        part.ifPresent(bytes -> answer.header("Content-Range", bytes));
        return answer.entity(body(blobs.open(blob, first), length)).build();
    }

    private static Response.ResponseBuilder answer(int status, Blob blob, long length) {
        return Response.status(status)
                .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Content-Length", length)
                .header("Accept-Ranges", "bytes")
                .header("Docker-Content-Digest", blob.digest());
    }

    private static StreamingOutput body(InputStream content, long length) {
        return out -> {
            try (content) {
                copy(content, out, length);
            }
        };
    }

    private static void copy(InputStream content, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int count = content.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("the storage lacks " + left + " bytes of a blob");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    @DELETE
    @Guarded(Action.DELETE)
    public Response delete(@PathParam("name") String name, @PathParam("digest") String digest) {
        blobs.delete(new RepositoryName(name), new Digest(digest));
        return Response.accepted().build();
    }
}
