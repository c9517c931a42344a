/** What an external builder asks and tells (api.md §11): who may push, an app's configuration, a finished build. */
package dev.workflow.hook;
