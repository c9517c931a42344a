package dev.workflow.cli.tool;

import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code drycc completion:…}: scripts that complete commands and options in a shell. */
public final class Completion extends Group {
    private final Supplier<List<Group>> groups;

    /** @param groups everything there is to complete */
    public Completion(Supplier<List<Group>> groups) {
        super("completion", "Print a script that completes commands in your shell", "bash", "zsh");
        this.groups = groups;
    }

    @Override
    public Verb verb(String verb, Session session) {
        CompletionWords words = new CompletionWords(groups, session);
        return switch (verb) {
            case "bash" -> new Bash(session, words);
            case "zsh" -> new Zsh(session, words);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "For bash: source <(drycc completion bash)")
    static final class Bash extends Verb {
        private final CompletionWords words;

        Bash(Session session, CompletionWords words) {
            super(session);
            this.words = words;
        }

        @Override
        public void run() {
            say("""
                    _drycc() {
                        local line="${COMP_LINE:0:COMP_POINT}" current command words
                        current="${line##* }"
                        line="${line#* }"
                        command="${line%% *}"
                        if [[ "$line" == "$current" ]]; then
                            words="@COMMANDS@"
                        else
                            case "$command" in
                    @OPTIONS@
                            esac
                        fi
                        COMPREPLY=($(compgen -W "$words" -- "$current"))
                        if [[ "$current" == *:* && "$COMP_WORDBREAKS" == *:* ]]; then
                            local known="${current%"${current##*:}"}"
                            COMPREPLY=("${COMPREPLY[@]#"$known"}")
                        fi
                    }
                    complete -o default -F _drycc drycc""".replace("@COMMANDS@", words.commands()).replace("@OPTIONS@", words.cases("words=\"%s\"")));
        }
    }

    @Command(description = "For zsh: source <(drycc completion zsh)")
    static final class Zsh extends Verb {
        private final CompletionWords words;

        Zsh(Session session, CompletionWords words) {
            super(session);
            this.words = words;
        }

        @Override
        public void run() {
            say("""
                    #compdef drycc
                    _drycc() {
                        if (( CURRENT == 2 )); then
                            compadd -- @COMMANDS@
                        else
                            case "${words[2]}" in
                    @OPTIONS@
                            esac
                            _files
                        fi
                    }
                    compdef _drycc drycc""".replace("@COMMANDS@", words.commands()).replace("@OPTIONS@", words.cases("compadd -- %s")));
        }
    }
}
