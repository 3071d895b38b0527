package dev.homeostat.adapter.playwright.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session in a file that is its operator's: nothing is written into it. Thread-safe. */
record ImportedSession(Path file) implements SessionVault {

    private static final Logger LOG = LoggerFactory.getLogger(ImportedSession.class);

    @Override
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            LOG.warn("the session in {} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void keep(String storage) {
        LOG.debug("{} is its operator's and stays as it is", file);
    }
}
