package dev.homeostat.domain.post;

/** The site's own id of one published item, as the site writes it. */
public record SitePostId(String value) {

    public SitePostId {
        if (value.isBlank() || value.length() > 200 || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a site's post id must be 1 to 200 characters that can be seen");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
