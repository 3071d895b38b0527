package dev.homeostat.architecture.broken.contracts.application.post.port;

/** Its contract is an empty word. */
public interface ContractWithoutTest {}
