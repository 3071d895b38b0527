package dev.homeostat.architecture.broken.purity.domain.post;

import java.util.List;
import java.util.Set;

/** Another order in each JVM. */
public final class ListsInNoOrder {
    public List<String> words() {
        return List.copyOf(Set.of("one", "two", "three"));
    }
}
