/** What people do without being logged in: make an account, get back into it, and prove an address by a mailed link. */
package dev.workflow.account;
