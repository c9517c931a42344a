/** How the persistence provider talks to the database. */
package dev.workflow.persistence.session;
