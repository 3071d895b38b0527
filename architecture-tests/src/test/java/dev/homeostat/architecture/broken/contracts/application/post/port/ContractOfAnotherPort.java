package dev.homeostat.architecture.broken.contracts.application.post.port;

/** What bears the name of its contract tests something else. */
public interface ContractOfAnotherPort {}
