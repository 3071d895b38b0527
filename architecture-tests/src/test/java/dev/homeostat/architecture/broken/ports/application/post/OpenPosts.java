package dev.homeostat.architecture.broken.ports.application.post;

/** Can be derived from. */
public class OpenPosts {
    public void execute() {}
}
