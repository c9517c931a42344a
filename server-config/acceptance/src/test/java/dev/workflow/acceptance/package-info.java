/** Black-box tests of the shipped platform: each class is one promise, seen from outside. */
package dev.workflow.acceptance;
