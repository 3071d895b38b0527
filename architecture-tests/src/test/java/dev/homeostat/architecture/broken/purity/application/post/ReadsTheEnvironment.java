package dev.homeostat.architecture.broken.purity.application.post;

/** A setting that comes in by the back door. */
public final class ReadsTheEnvironment {
    public String home() {
        return System.getProperty("user.home");
    }
}
