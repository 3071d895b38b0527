package dev.homeostat.simulation.site;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The looks that the practice site has: the same site each time, with other markup and other habits. */
public enum SiteSkin {
    /** Test ids, a composer on a page of its own, a login by form. */
    CLASSIC,
    /** Plain forms from the server, ids in attributes, numbers and ages in German, no id in any address after posting. */
    FORUM,
    /** A rich editor in place on the home page, and a review before the post is published. */
    EDITOR,
    /** A composer that a button opens, and a login by HTTP Basic. */
    DRAWER;

    /** The word for it in options. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The skin of that word. */
    public static Optional<SiteSkin> of(String word) {
        return Arrays.stream(values()).filter(skin -> skin.word().equals(word)).findFirst();
    }

    /** Puts it on; ages count from this clock's time. */
    Skin worn(InstantSource clock) {
        return switch (this) {
            case CLASSIC -> new ClassicSkin();
            case FORUM -> new ForumSkin(clock);
            case EDITOR -> new EditorSkin();
            case DRAWER -> new DrawerSkin();
        };
    }
}
