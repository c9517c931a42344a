/** The connection to PostgreSQL and the schema in it. */
package dev.workflow.database;
