package dev.workflow.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The picocli model of a verb: what parses it, helps with it, completes and documents it. */
public final class VerbModel {
    private VerbModel() {}

    public static CommandLine of(Group group, String verb, Session session) {
        String name = group.verbs().size() == 1 ? group.name() : group.name() + ":" + verb;
        return new CommandLine(group.verb(verb, session))
                .setCommandName("drycc " + name)
                .setOverwrittenOptionsAllowed(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }

    /** What the verb does, in one sentence. */
    public static String summary(CommandLine model) {
        return String.join(" ", model.getCommandSpec().usageMessage().description());
    }
}
