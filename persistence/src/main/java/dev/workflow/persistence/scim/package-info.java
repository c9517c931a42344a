/** What SCIM clients call accounts and groups. */
package dev.workflow.persistence.scim;
