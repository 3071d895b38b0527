package dev.homeostat.architecture.broken.ports.application.post;

/** Does two things. */
public final class ArchivePosts {
    public void execute() {}

    public void undo() {}
}
