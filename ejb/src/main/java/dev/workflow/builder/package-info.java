/** The SSH git server: key, permission, push, build, release. */
package dev.workflow.builder;
