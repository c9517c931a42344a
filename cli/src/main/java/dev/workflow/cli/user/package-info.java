/** Users and groups of them, for administrators. */
package dev.workflow.cli.user;
