/** Folders of a build: read without trusting what tenant code left in them, copied, measured and removed. */
package dev.workflow.imagebuilder.file;
