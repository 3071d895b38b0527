package dev.homeostat.domain.cache;

import java.util.regex.Pattern;

/**
 * Names a cached value by what it was made from. What is asked for after a change has another version and thereby another
 * key, so that an older value cannot be given for it.
 *
 * @param name of what: visible characters other than {@code /}
 * @param version of what it was made from, likewise
 */
public record CacheKey(CacheRegion region, String name, String version) {

    private static final Pattern PART = Pattern.compile("[\\x21-\\x7E&&[^/]]{1,200}");

    /** To be raised when a region's values are written in another form. */
    private static final int FORM = 1;

    public CacheKey {
        if (!PART.matcher(name).matches() || !PART.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "'%s' in version '%s' does not name a cached value".formatted(name, version));
        }
    }

    /** The whole key, within a name space of ours. */
    public String text() {
        return "homeostat/%d/%s/%s/%s".formatted(FORM, region.word(), name, version);
    }
}
