/** Certificates of apps, and which domains show them. */
package dev.workflow.persistence.certificate;
