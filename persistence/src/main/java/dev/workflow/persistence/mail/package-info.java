/** Mail on its way. */
package dev.workflow.persistence.mail;
