/** Settings of an app: routing, automatic deploy and rollback. */
package dev.workflow.settings;
