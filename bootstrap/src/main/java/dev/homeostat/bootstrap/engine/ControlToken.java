package dev.homeostat.bootstrap.engine;

import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.Secret;
import dev.homeostat.bootstrap.config.SecretFile;
import dev.homeostat.bootstrap.startup.StateDirectory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The token of the control endpoint: as configured, or one of our own that is kept for its owner only. */
public final class ControlToken {

    private static final String NAME = "control-token";
    private static final int BYTES = 24;

    private ControlToken() {}

    /** The token; it is made when there is none. */
    public static Secret of(LoadedConfig config) {
        return config.secret("control.token").orElseGet(() -> SecretFile.read(own(config)));
    }

    private static Path own(LoadedConfig config) {
        Path file = config.stateDirectory().resolve(NAME);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        } catch (FileAlreadyExistsException kept) {
            return file;
        } catch (IOException e) {
            throw StateDirectory.unusable(config.stateDirectory(), e);
        }
        return file;
    }
}
