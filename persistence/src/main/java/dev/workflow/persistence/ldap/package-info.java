/** What the LDAP directory last said about accounts. */
package dev.workflow.persistence.ldap;
