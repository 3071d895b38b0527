package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.engine.AccountContent;
import dev.homeostat.domain.content.Fact;
import java.util.Optional;

/** Tells a person where posts come from. */
final class ContentView {

    private ContentView() {}

    static String line(Optional<AccountContent> content) {
        return content.map(own -> "content: %d posts a day from %d facts on %d topics%s"
                        .formatted(
                                own.plan().postsPerDay(),
                                own.facts().facts().size(),
                                own.facts().facts().stream()
                                        .map(Fact::topic)
                                        .distinct()
                                        .count(),
                                own.facts().problems().isEmpty()
                                        ? ""
                                        : "; %d could not be used:"
                                                .formatted(
                                                        own.facts().problems().size())))
                .orElse("content: none of its own (content.facts is not set); what you queue goes out");
    }
}
