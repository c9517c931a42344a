package dev.workflow.identity;

import java.util.Optional;

/** What an administrator changes of an account; empty for what stays as it is. */
public record UserChange(
        Optional<String> email,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<Boolean> staff,
        Optional<Boolean> superuser) {}
