package com.example.host;

import dev.homeostat.application.content.port.FactSource;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import java.util.List;
import java.util.Optional;

/** What is true of our product, and where it is said. A service would read this from its own database. Thread-safe. */
public final class ProductFacts implements FactSource {

    private static final String HANDBOOK = "The product's handbook";

    private static final List<Fact> FACTS = List.of(
            fact(
                    "start",
                    "On a small server the product starts in about 2 seconds and then takes its first order.",
                    "How fast does it start?",
                    "2 seconds"),
            fact(
                    "languages",
                    "Everything that a customer reads is there in 14 languages, from Catalan to Vietnamese.",
                    "How many languages does it speak?",
                    "14 languages"),
            fact(
                    "backup",
                    "A copy of all data is made every 6 hours and kept for three months in another city.",
                    "How often is everything saved?",
                    "6 hours"));

    @Override
    public Facts read() {
        return new Facts(FACTS, List.of());
    }

    private static Fact fact(String id, String statement, String question, String figure) {
        return new Fact(
                new FactId(id),
                "product",
                statement,
                HANDBOOK,
                Optional.empty(),
                Optional.of(question),
                Optional.of(figure));
    }
}
