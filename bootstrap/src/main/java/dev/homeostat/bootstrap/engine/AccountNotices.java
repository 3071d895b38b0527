package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.notify.EmailNotifier;
import dev.homeostat.adapter.notify.EmailSettings;
import dev.homeostat.adapter.notify.HttpHeartbeatPing;
import dev.homeostat.adapter.notify.LogNotifier;
import dev.homeostat.adapter.notify.SlackNotifier;
import dev.homeostat.adapter.notify.WebhookNotifier;
import dev.homeostat.application.NoticePorts;
import dev.homeostat.application.alert.port.HeartbeatPing;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.NoticesConfig;
import dev.homeostat.bootstrap.config.Secret;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.alert.NoticeTerms;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Through what the operator of the configured account is told. */
final class AccountNotices implements AutoCloseable {

    private final NoticePorts ports;
    private final ExecutorService executor;

    /**
     * As configured.
     *
     * @param watching put around each channel
     * @throws StartupProblem when what is configured does not go together
     */
    AccountNotices(LoadedConfig config, RandomGenerator random, UnaryOperator<Notifier> watching) {
        NoticesConfig notices = config.values().notices();
        List<Notifier> notifiers = notifiers(config).stream().map(watching).toList();
        NoticeTerms terms = new NoticeTerms(
                notifiers.stream().map(Notifier::name).toList(),
                notices.route().equals("first-that-works"),
                notices.mostPerHour(),
                notices.quiet());
        Optional<HeartbeatPing> ping = address(config, "notices.heartbeat.url").map(HttpHeartbeatPing::new);
        this.executor = Executors.newVirtualThreadPerTaskExecutor();
        this.ports = new NoticePorts(notifiers, terms, ping, random::nextDouble, executor);
    }

    NoticePorts ports() {
        return ports;
    }

    private static List<Notifier> notifiers(LoadedConfig config) {
        List<Notifier> notifiers = new ArrayList<>();
        address(config, "notices.webhook.url")
                .map(url -> new WebhookNotifier(
                        url, config.secret("notices.webhook.key").map(Secret::reveal)))
                .ifPresent(notifiers::add);
        address(config, "notices.slack.url").map(SlackNotifier::new).ifPresent(notifiers::add);
        email(config).map(EmailNotifier::new).ifPresent(notifiers::add);
        return notifiers.isEmpty() ? List.of(new LogNotifier()) : notifiers;
    }

    private static Optional<URI> address(LoadedConfig config, String key) {
        return config.secret(key).map(Secret::reveal).map(text -> {
            try {
                return URI.create(text);
            } catch (IllegalArgumentException e) {
                throw new StartupProblem("%s is no address".formatted(key), "write an address such as https://...");
            }
        });
    }

    private static Optional<EmailSettings> email(LoadedConfig config) {
        NoticesConfig.Email email = config.values().notices().email();
        return email.host().map(host -> {
            try {
                return new EmailSettings(
                        host,
                        email.port(),
                        EmailSettings.Security.valueOf(email.security().toUpperCase(Locale.ROOT)),
                        email.user(),
                        config.secret("notices.email.password").map(Secret::reveal),
                        email.from().orElseThrow(() -> new IllegalArgumentException("mail needs a sender")),
                        email.to().orElse(List.of()));
            } catch (IllegalArgumentException e) {
                throw new StartupProblem(
                        "notices.email does not work out: " + e.getMessage(), "complete the keys of notices.email", e);
            }
        });
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
