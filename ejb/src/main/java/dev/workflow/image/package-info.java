/** OCI images: references, and moving their layers between the registry and this machine. */
package dev.workflow.image;
