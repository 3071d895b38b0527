package dev.homeostat.bootstrap.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar has it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {
            "homeostat " + version, "Java " + Runtime.version() + " on " + System.getProperty("os.name")
        };
    }
}
