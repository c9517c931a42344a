/** Pages for people: logging in, and looking after their account. */
package dev.workflow.web.user;
