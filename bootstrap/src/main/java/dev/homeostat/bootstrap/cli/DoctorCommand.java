package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.doctor.Doctor;
import dev.homeostat.bootstrap.doctor.Finding;
import dev.homeostat.bootstrap.doctor.Finding.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Goes through the deployment checklist. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Goes through the deployment checklist: each check with its result and, where one is needed, its fix.",
            "It changes nothing. Exit code 1 when there is a problem; warnings are none."
        },
        footer = {
            "",
            "Examples:",
            "  homeostat doctor --config homeostat.yaml",
            "  homeostat doctor --live        also logs in at the site, and changes nothing there"
        })
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private final ConfigOption config;

    @Option(names = "--live", description = "Also open the site and log in there.")
    private boolean live;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DoctorCommand(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    @Override
    public Integer call() {
        Output output = new Output(spec);
        List<Finding> findings = new ArrayList<>();
        new Doctor(config::load, live).examine(finding -> {
            findings.add(finding);
            if (!json) {
                output.result(line(finding));
            }
        });
        Map<Verdict, Integer> counts = counts(findings);
        if (json) {
            output.json(document(findings, counts));
        } else {
            output.result("ok: %d, warnings: %d, problems: %d, skipped: %d"
                    .formatted(
                            counts.get(Verdict.OK),
                            counts.get(Verdict.WARNING),
                            counts.get(Verdict.PROBLEM),
                            counts.get(Verdict.SKIPPED)));
        }
        return counts.getOrDefault(Verdict.PROBLEM, 0) == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String line(Finding finding) {
        return "%-8s %-16s %s%s"
                .formatted(
                        finding.verdict().word(),
                        finding.check(),
                        finding.text(),
                        finding.fix().map(fix -> "; " + fix).orElse(""));
    }

    private static Map<Verdict, Integer> counts(List<Finding> findings) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, (int) findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .count());
        }
        return counts;
    }

    private static Map<String, Object> document(List<Finding> findings, Map<Verdict, Integer> counts) {
        Map<String, Object> document = new LinkedHashMap<>();
        counts.forEach((verdict, count) -> document.put(verdict.word(), count));
        document.put("checks", findings.stream().map(DoctorCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(Finding finding) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("check", finding.check());
        document.put("verdict", finding.verdict().word());
        document.put("text", finding.text());
        document.put("fix", finding.fix().orElse(null));
        return document;
    }
}
