/** People who log in with what an LDAP directory knows about them (platform.md §6). */
package dev.workflow.ldap;
