/** Groups of accounts: made and filled here, or by a directory, and given permissions on apps. */
package dev.workflow.group;
