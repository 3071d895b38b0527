package dev.homeostat.bootstrap.config;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.PlanSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Bounds that a type alone does not express. The form of each key tells them to people. */
final class ConfigRules {

    private static final Map<String, Predicate<Object>> RULES = Map.ofEntries(
            Map.entry("account.id", value -> isAccount((String) value)),
            Map.entry("site.base-url", value -> isWebAddress((URI) value)),
            Map.entry("database.url", value -> isDatabase((String) value)),
            Map.entry("health.port", value -> isBetween(0, (int) value, 65_535)),
            Map.entry("cache.models", value -> isBetween("1s", value, "7d")),
            Map.entry("log.format", value -> List.of("text", "json").contains(value)),
            Map.entry("log.stderr", value -> List.of("text", "json").contains(value)),
            Map.entry("time.rate", value -> isBetween(1, (int) value, AccountTime.MAX_RATE)),
            Map.entry("publishing.attempt-length", value -> isBetween("1s", value, "1h")),
            Map.entry("publishing.minimum-gap", value -> isBetween("0s", value, "30d")),
            Map.entry("publishing.caps.posts-per-hour", value -> isBetween(1, (int) value, 3_600)),
            Map.entry("publishing.caps.posts-per-day", value -> isBetween(1, (int) value, 86_400)),
            Map.entry("publishing.rate.least", value -> isRate((double) value)),
            Map.entry("publishing.rate.start", value -> isRate((double) value)),
            Map.entry("publishing.rate.most", value -> isRate((double) value)),
            Map.entry("browser.workers", value -> isBetween(1, (int) value, 8)),
            Map.entry("browser.extra-workers", value -> isBetween(0, (int) value, 8)),
            Map.entry("control.port", value -> isBetween(0, (int) value, 65_535)),
            Map.entry("control.token", value -> ((String) value).length() >= 16),
            Map.entry(
                    "notices.route", value -> List.of("all", "first-that-works").contains(value)),
            Map.entry("notices.quiet", value -> isBetween("0s", value, "1d")),
            Map.entry("notices.most-per-hour", value -> isBetween(1, (int) value, 1_000)),
            Map.entry("notices.email.port", value -> isBetween(1, (int) value, 65_535)),
            Map.entry("notices.email.security", value -> List.of("starttls", "tls", "none")
                    .contains(value)),
            Map.entry("notices.webhook.url", value -> isWebAddress(URI.create((String) value))),
            Map.entry("notices.slack.url", value -> isWebAddress(URI.create((String) value))),
            Map.entry("notices.heartbeat.url", value -> isWebAddress(URI.create((String) value))),
            Map.entry("memory.warn-above", value -> ((ByteSize) value).isBetween("256m", "1024g")),
            Map.entry("database.slow-query", value -> isBetween("10ms", value, "1h")),
            Map.entry("database.held-connection", value -> isBetween("1s", value, "1h")),
            Map.entry("retention.events", value -> isBetween("31d", value, "3650d")),
            Map.entry("retention.screenshots", value -> isBetween("1h", value, "3650d")),
            Map.entry("retention.runs", value -> isBetween("31d", value, "3650d")),
            Map.entry("retention.notices", value -> isBetween("31d", value, "3650d")),
            Map.entry("retention.rate-slots", value -> isBetween("31d", value, "3650d")),
            Map.entry("retention.reading-outcomes", value -> isBetween("31d", value, "3650d")),
            Map.entry("tenure.length", value -> isBetween("1s", value, "1h")),
            Map.entry("content.posts-per-day", value -> isBetween(1, (int) value, PlanSettings.HOURS_A_DAY)),
            Map.entry("content.posts-per-run", value -> isBetween(1, (int) value, PlanSettings.HOURS_A_DAY)),
            Map.entry("content.horizon", value -> isBetween("1h", value, "7d")),
            Map.entry("content.expires-after", value -> isBetween("1m", value, "30d")),
            Map.entry("content.fact-rest", value -> isBetween("33d", value, "3650d")),
            Map.entry("content.formats", value -> List.of(Form.SINGLE, Form.THREAD)
                    .contains(value)),
            Map.entry("learning.half-life", value -> isBetween("1h", value, "3650d")),
            Map.entry("learning.exploration", value -> isExploration((double) value)),
            Map.entry("jobs.plan.every", value -> isBetween("1s", value, "30d")),
            Map.entry("jobs.posting.every", value -> isBetween("1s", value, "30d")),
            Map.entry("jobs.reconcile.every", value -> isBetween("1s", value, "30d")),
            Map.entry("jobs.metrics-scraper.every", value -> isBetween("1s", value, "30d")),
            Map.entry("jobs.session-monitor.every", value -> isBetween("1s", value, "30d")),
            Map.entry("jobs.learn.every", value -> isBetween("1s", value, "30d")),
            Map.entry("jobs.database-health.every", value -> isBetween("1s", value, "30d")),
            Map.entry("jobs.retention.every", value -> isBetween("1s", value, "30d")));

    private ConfigRules() {}

    /** Whether the text is a value that the key may have. */
    static boolean allow(ConfigKey key, String text) {
        try {
            Predicate<Object> rule = RULES.getOrDefault(key.name(), any -> true);
            return words(key, text)
                    .map(word -> ValueConverters.convert(key.type(), word))
                    .allMatch(rule);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    private static Stream<String> words(ConfigKey key, String text) {
        return key.list() ? Arrays.stream(text.split(",", -1)).map(String::strip) : Stream.of(text);
    }

    private static boolean isAccount(String text) {
        return new AccountId(text).value().equals(text);
    }

    private static boolean isWebAddress(URI address) {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        return web && address.getHost() != null && address.getUserInfo() == null;
    }

    private static boolean isDatabase(String url) {
        boolean credentials = url.contains("password=") || url.contains("user=") || url.contains("@");
        return url.startsWith("jdbc:postgresql:") && !credentials;
    }

    private static boolean isRate(double perHour) {
        return perHour >= 0.01 && perHour <= 3_600;
    }

    private static boolean isExploration(double share) {
        return share > 0 && share <= 1;
    }

    private static boolean isBetween(int least, int value, int most) {
        return least <= value && value <= most;
    }

    private static boolean isBetween(String least, Object value, String most) {
        Duration duration = (Duration) value;
        return duration.compareTo(DurationForm.parse(least)) >= 0 && duration.compareTo(DurationForm.parse(most)) <= 0;
    }
}
