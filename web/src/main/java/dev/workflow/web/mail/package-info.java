/** The outbox over HTTP. */
package dev.workflow.web.mail;
