/** Certificates that users bring, and which domains show them. */
package dev.workflow.certificate;
