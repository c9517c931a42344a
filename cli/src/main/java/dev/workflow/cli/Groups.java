package dev.workflow.cli;

import dev.workflow.cli.app.Apps;
import dev.workflow.cli.app.Autoscale;
import dev.workflow.cli.app.GitRemotes;
import dev.workflow.cli.app.Labels;
import dev.workflow.cli.app.SettingSwitches;
import dev.workflow.cli.app.SettingSwitches.Setting;
import dev.workflow.cli.audit.Audit;
import dev.workflow.cli.auth.Auth;
import dev.workflow.cli.auth.Keys;
import dev.workflow.cli.auth.Perms;
import dev.workflow.cli.auth.Tokens;
import dev.workflow.cli.build.Builds;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.config.Config;
import dev.workflow.cli.config.HealthChecks;
import dev.workflow.cli.config.Limits;
import dev.workflow.cli.config.Registry;
import dev.workflow.cli.config.Tags;
import dev.workflow.cli.config.Timeouts;
import dev.workflow.cli.network.Certs;
import dev.workflow.cli.network.Domains;
import dev.workflow.cli.network.Gateways;
import dev.workflow.cli.network.Routes;
import dev.workflow.cli.network.Services;
import dev.workflow.cli.network.Tls;
import dev.workflow.cli.operation.Ops;
import dev.workflow.cli.passport.Passport;
import dev.workflow.cli.process.Ps;
import dev.workflow.cli.process.Pts;
import dev.workflow.cli.release.Releases;
import dev.workflow.cli.resource.Resources;
import dev.workflow.cli.sso.Identities;
import dev.workflow.cli.sso.Sso;
import dev.workflow.cli.tool.Completion;
import dev.workflow.cli.tool.Shortcuts;
import dev.workflow.cli.tool.Update;
import dev.workflow.cli.tool.Version;
import dev.workflow.cli.user.UserGroups;
import dev.workflow.cli.user.Users;
import dev.workflow.cli.volume.Volumes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All groups of commands. A switch rather than a map: only the class of the group that runs is ever loaded. */
final class Groups {
    /** In the order of the help (cli.md §1.5), then what this client adds. */
    static final List<String> NAMES = List.of(
            "apps",
            "audit",
            "auth",
            "autodeploy",
            "autorollback",
            "autoscale",
            "builds",
            "certs",
            "config",
            "domains",
            "gateways",
            "git",
            "groups",
            "healthchecks",
            "identities",
            "keys",
            "labels",
            "limits",
            "ops",
            "passport",
            "perms",
            "ps",
            "pts",
            "registry",
            "resources",
            "releases",
            "routes",
            "routing",
            "services",
            "sso",
            "tags",
            "timeouts",
            "tls",
            "tokens",
            "update",
            "users",
            "version",
            "volumes",
            "completion",
            "shortcuts");

    private Groups() {}

    static Optional<Group> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "apps" -> new Apps();
                    case "audit" -> new Audit();
                    case "auth" -> new Auth();
                    case "autodeploy" -> new SettingSwitches(Setting.AUTODEPLOY);
                    case "autorollback" -> new SettingSwitches(Setting.AUTOROLLBACK);
                    case "autoscale" -> new Autoscale();
                    case "builds" -> new Builds();
                    case "certs" -> new Certs();
                    case "completion" -> new Completion(Groups::all);
                    case "config" -> new Config();
                    case "domains" -> new Domains();
                    case "gateways" -> new Gateways();
                    case "git" -> new GitRemotes();
                    case "groups" -> new UserGroups();
                    case "healthchecks" -> new HealthChecks();
                    case "identities" -> new Identities();
                    case "keys" -> new Keys();
                    case "labels" -> new Labels();
                    case "limits" -> new Limits();
                    case "ops" -> new Ops();
                    case "passport" -> new Passport();
                    case "perms" -> new Perms();
                    case "ps" -> new Ps();
                    case "pts" -> new Pts();
                    case "registry" -> new Registry();
                    case "releases" -> new Releases();
                    case "resources" -> new Resources();
                    case "routes" -> new Routes();
                    case "routing" -> new SettingSwitches(Setting.ROUTING);
                    case "services" -> new Services();
                    case "shortcuts" -> new Shortcuts();
                    case "sso" -> new Sso();
                    case "tags" -> new Tags();
                    case "timeouts" -> new Timeouts();
                    case "tls" -> new Tls();
                    case "tokens" -> new Tokens();
                    case "update" -> new Update();
                    case "users" -> new Users();
                    case "version" -> new Version();
                    case "volumes" -> new Volumes();
                    default -> null;
                });
    }

    static List<Group> all() {
        return NAMES.stream().map(name -> find(name).orElseThrow()).toList();
    }

    /** Every word that is a command: shortcuts, groups, and {@code group:verb}. */
    static List<String> commands() {
        List<String> commands = new ArrayList<>(Shortcuts.ALL.keySet());
        for (Group group : all()) {
            commands.add(group.name());
            group.verbs().forEach(verb -> commands.add(group.name() + ":" + verb));
        }
        return commands;
    }
}
