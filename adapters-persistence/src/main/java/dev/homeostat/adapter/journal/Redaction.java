package dev.homeostat.adapter.journal;

import java.util.List;
import java.util.regex.Pattern;

/** Takes obvious secrets out of text before it is kept. */
public final class Redaction {

    private static final String MASK = "[redacted]";

    private record Rule(Pattern pattern, String replacement) {}

    /** From the widest to the narrowest, so that a narrower rule does not leave half of a secret. */
    private static final List<Rule> RULES = List.of(
            rule("(?i)\\b((?:set-)?cookie|(?:proxy-)?authorization)\\b(\"?\\s*[:=]\\s*)[^\\r\\n]+", "$1$2" + MASK),
            rule("(?i)\\b(bearer|basic)\\s+[a-z0-9._~+/=-]{8,}", "$1 " + MASK),
            rule("(://[^\\s/:@]+:)[^\\s/@]+@", "$1" + MASK + "@"),
            rule(
                    "(?i)([a-z0-9_.-]*(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key"
                            + "|private[_-]?key|session[_-]?id|sid|credential)s?)"
                            + "(\"?\\s*[:=]\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s,;&\"']+)",
                    "$1$2" + MASK),
            rule("\\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}", MASK),
            rule("\\b(?:ghp|gho|ghs|xox[abps])[_-][A-Za-z0-9_-]{10,}", MASK),
            rule("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*", MASK));

    private Redaction() {}

    public static String of(String text) {
        String redacted = text;
        for (Rule rule : RULES) {
            redacted = rule.pattern().matcher(redacted).replaceAll(rule.replacement());
        }
        return redacted;
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }
}
