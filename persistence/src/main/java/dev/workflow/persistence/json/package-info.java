/** JSON columns. */
package dev.workflow.persistence.json;
