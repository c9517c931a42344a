/** Mail to people: an outbox in the database, and SMTP to empty it. */
package dev.workflow.mail;
