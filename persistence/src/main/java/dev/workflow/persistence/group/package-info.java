/** Groups of accounts, who is in them and what they may do to apps. */
package dev.workflow.persistence.group;
