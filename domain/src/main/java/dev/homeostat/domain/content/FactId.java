package dev.homeostat.domain.content;

/** Identifies a fact of the operator's, in every form in which it is told. */
public record FactId(String value) {

    public FactId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a fact needs an id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
