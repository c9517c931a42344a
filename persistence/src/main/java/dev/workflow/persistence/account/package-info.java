/** What people ask for without being logged in, and the links they get by mail. */
package dev.workflow.persistence.account;
