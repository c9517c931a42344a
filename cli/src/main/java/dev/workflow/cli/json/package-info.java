/** JSON as a small tree, read and written by Jackson's streaming core. */
package dev.workflow.cli.json;
