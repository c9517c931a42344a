package dev.workflow.imagebuilder.oci;

/**
 * One layer of an image.
 *
 * @param diffId digest of the uncompressed tar
 * @param digest of the compressed blob
 * @param size of the compressed blob in bytes
 */
public record LayerBlob(String diffId, String digest, long size) {

    public static final String MEDIA_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip";
}
