/** HTTP from host names to the healthy processes of an app. */
package dev.workflow.router;
