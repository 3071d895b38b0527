package dev.homeostat.bootstrap.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory, written such as {@code 1500m} or {@code 2g}, in powers of 1024. */
public record ByteSize(long bytes) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})([mg])");
    private static final int MEBI = 20;
    private static final int GIBI = 30;

    /** Throws {@link IllegalArgumentException} when the text is none. */
    static ByteSize parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new ByteSize(
                Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("m") ? MEBI : GIBI));
    }

    boolean isBetween(String least, String most) {
        return parse(least).bytes <= bytes && bytes <= parse(most).bytes;
    }
}
