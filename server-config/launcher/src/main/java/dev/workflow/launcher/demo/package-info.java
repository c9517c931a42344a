/** The first journey, done as a user would: log in, add a key, create an app, push it, look at it. */
package dev.workflow.launcher.demo;
