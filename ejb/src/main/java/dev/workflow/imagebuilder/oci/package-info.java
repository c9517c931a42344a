/** Makes a reproducible OCI image out of folders and stores it in the registry. */
package dev.workflow.imagebuilder.oci;
