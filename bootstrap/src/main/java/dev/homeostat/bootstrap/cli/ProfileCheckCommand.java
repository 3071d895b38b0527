package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.playwright.BrowserUnavailable;
import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.adapter.playwright.Credentials;
import dev.homeostat.adapter.playwright.InvalidProfile;
import dev.homeostat.adapter.playwright.ProfileWalk;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.bootstrap.chromium.BrowserDirectory;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.Secret;
import dev.homeostat.bootstrap.engine.AccountSite;
import dev.homeostat.bootstrap.engine.ConfiguredBrowser;
import dev.homeostat.bootstrap.engine.RunningEngine;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a site profile, by itself or against the site. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a site profile and names every problem with its line. Exit code 2 when there is one.",
            "With --live it also goes through the site in a browser: it logs in, looks for what the profile names, and",
            "sends and deletes nothing. Exit code 1 when something was not found."
        },
        footer = {
            "",
            "Examples:",
            "  homeostat profile check my-site.yaml",
            "  homeostat profile check my-site.yaml --live --config homeostat.yaml",
            "  HOMEOSTAT_ACCOUNT_PASSWORD=practice homeostat profile check practice --live --username practice"
        })
final class ProfileCheckCommand implements Callable<Integer> {

    @Mixin
    private final ConfigOption config;

    @Parameters(paramLabel = "FILE", description = "The profile in YAML, or the name of one that is built in.")
    private String file = "";

    @Option(names = "--live", description = "Also go through the site in a browser.")
    private boolean live;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Where the site is (default: site.base-url, or" + " what the profile says).")
    private @Nullable URI baseUrl;

    @Option(names = "--username", paramLabel = "NAME", description = "Who logs in (default: account.username).")
    private @Nullable String username;

    @Option(
            names = "--screenshots",
            paramLabel = "DIR",
            description = "Where pictures of pages go on which something is missing (default: in the state directory).")
    private @Nullable Path screenshots;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ProfileCheckCommand(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws IOException {
        Output output = new Output(spec);
        SiteProfile profile;
        try {
            profile = AccountSite.named(file);
        } catch (InvalidProfile wrong) {
            tell(output, wrong);
            return ExitCode.USAGE;
        }
        if (live) {
            return walk(profile, config.load(), output);
        }
        if (json) {
            output.json(document(List.of(), List.of()));
        } else {
            output.result("%s: in order; profile of '%s'".formatted(file, profile.name()));
        }
        return ExitCode.OK;
    }

    private void tell(Output output, InvalidProfile wrong) {
        if (json) {
            output.json(document(wrong.places(), List.of()));
            return;
        }
        wrong.places().forEach(problem -> output.result("%s: %s".formatted(file, problem.located())));
        output.result("%s: problems: %d".formatted(file, wrong.places().size()));
    }

    private int walk(SiteProfile profile, LoadedConfig loaded, Output output) throws IOException {
        Credentials credentials = credentials(loaded);
        Optional<URI> address =
                Optional.ofNullable(baseUrl).or(() -> loaded.values().site().baseUrl());
        SiteProfile here = address.map(profile::withBaseUrl).orElse(profile);
        Path pictures = Optional.ofNullable(screenshots)
                .orElseGet(() -> loaded.stateDirectory().resolve(RunningEngine.SCREENSHOTS));
        List<ProfileWalk.Step> steps = new ArrayList<>();
        output.progress("going through %s as %s".formatted(here.baseUrl(), credentials.username()));
        try (BrowserDirectory directory =
                        BrowserDirectory.of(loaded.stateDirectory().resolve(RunningEngine.BROWSERS));
                BrowserWorker worker = new BrowserWorker(
                        "profile",
                        directory.path(),
                        ConfiguredBrowser.source(loaded, () -> here),
                        session(profile, loaded))) {
            new ProfileWalk(here, credentials, worker, pictures).walk(step -> {
                steps.add(step);
                if (!json) {
                    ProfileView.lines(step).forEach(output::result);
                }
            });
        } catch (BrowserUnavailable e) {
            throw StartupProblem.passing(String.valueOf(e.getMessage()), "run `homeostat doctor` to see why");
        }
        return conclude(steps, output);
    }

    private static SessionVault session(SiteProfile profile, LoadedConfig loaded) {
        if (profile.login().kind() != SiteProfile.Login.Kind.SESSION) {
            return SessionVault.NONE;
        }
        AccountSite.requireSession(profile, loaded);
        return loaded.values()
                .account()
                .sessionFile()
                .map(SessionVault::imported)
                .orElse(SessionVault.NONE);
    }

    private Credentials credentials(LoadedConfig loaded) {
        Optional<String> name =
                Optional.ofNullable(username).or(() -> loaded.values().account().username());
        Optional<String> password = loaded.secret("account.password").map(Secret::reveal);
        if (name.isEmpty() || password.isEmpty()) {
            throw new StartupProblem(
                    "--live needs somebody to log in as",
                    "give --username or account.username, and the password in HOMEOSTAT_ACCOUNT_PASSWORD or by --config");
        }
        return new Credentials(name.get(), password.get());
    }

    private int conclude(List<ProfileWalk.Step> steps, Output output) {
        long missing = count(steps, ProfileWalk.Verdict.MISSING);
        long unseen = count(steps, ProfileWalk.Verdict.UNSEEN);
        if (json) {
            output.json(document(List.of(), steps));
        } else {
            output.result("found: %d, missing: %d, unseen: %d, skipped: %d"
                    .formatted(
                            count(steps, ProfileWalk.Verdict.FOUND),
                            missing,
                            unseen,
                            count(steps, ProfileWalk.Verdict.SKIPPED)));
        }
        return missing + unseen == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static long count(List<ProfileWalk.Step> steps, ProfileWalk.Verdict verdict) {
        return steps.stream().filter(step -> step.verdict() == verdict).count();
    }

    private Map<String, Object> document(List<InvalidProfile.Problem> problems, List<ProfileWalk.Step> steps) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file);
        document.put("problems", problems.stream().map(ProfileView::document).toList());
        document.put("steps", steps.stream().map(ProfileView::document).toList());
        return document;
    }
}
