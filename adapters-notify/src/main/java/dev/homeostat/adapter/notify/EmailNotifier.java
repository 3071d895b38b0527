package dev.homeostat.adapter.notify;

import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Notice;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each notice as a plain-text mail over SMTP, a connection each. The notice's id makes the {@code Message-ID}.
 * Thread-safe.
 */
public final class EmailNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(EmailNotifier.class);
    private static final String TIMEOUT_MILLIS = "10000";

    private final EmailSettings settings;
    private final Session session;
    private final InternetAddress from;
    private final InternetAddress[] to;

    /**
     * A mailbox, or several.
     *
     * @throws IllegalArgumentException when an address is none
     */
    public EmailNotifier(EmailSettings settings) {
        this(settings, Map.of());
    }

    /** With properties of the mail library on top, such as whom tests trust. */
    EmailNotifier(EmailSettings settings, Map<String, String> more) {
        this.settings = settings;
        Properties properties = properties(settings);
        properties.putAll(more);
        this.session = Session.getInstance(properties);
        this.from = address(settings.from());
        this.to = settings.to().stream().map(EmailNotifier::address).toArray(InternetAddress[]::new);
    }

    private static Properties properties(EmailSettings settings) {
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        boolean startTls = settings.security() == EmailSettings.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == EmailSettings.Security.TLS));
        return properties;
    }

    private static InternetAddress address(String text) {
        try {
            InternetAddress[] found = InternetAddress.parse(text, true);
            if (found.length == 1 && text.chars().noneMatch(Character::isISOControl)) {
                return found[0];
            }
        } catch (AddressException unreadable) {
            throw new IllegalArgumentException("'%s' is no mail address".formatted(text), unreadable);
        }
        throw new IllegalArgumentException("'%s' is not one mail address".formatted(text));
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Delivery deliver(Notice notice) {
        try {
            NoticeMail mail = new NoticeMail(session, notice, from, to);
            mail.saveChanges();
            return send(mail);
        } catch (AuthenticationFailedException unknown) {
            return new Delivery.TryLater("the mail server did not accept user and password");
        } catch (SendFailedException failure) {
            return of(failure);
        } catch (MessagingException failure) {
            return new Delivery.TryLater(
                    "no mail server (%s)".formatted(failure.getClass().getSimpleName()));
        }
    }

    private Delivery send(NoticeMail mail) throws MessagingException {
        Transport transport = session.getTransport();
        try {
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.user().orElse(null),
                    settings.password().orElse(null));
            transport.sendMessage(mail, to);
            return new Delivery.Delivered(receipt(transport));
        } finally {
            close(transport);
        }
    }

    private static String receipt(Transport transport) {
        return transport instanceof SMTPTransport smtp ? smtp.getLastServerResponse() : "taken";
    }

    /** What the server took stays taken, however the connection ends. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException alreadyClosed) {
            LOG.debug("the mail server ended the connection first");
        }
    }

    private Delivery of(SendFailedException failure) {
        int taken = failure.getValidSentAddresses() == null ? 0 : failure.getValidSentAddresses().length;
        if (taken > 0) {
            return new Delivery.Delivered("taken for %d of %d receivers".formatted(taken, to.length));
        }
        List<Integer> codes = causes(failure)
                .map(EmailNotifier::code)
                .flatMapToInt(OptionalInt::stream)
                .boxed()
                .toList();
        boolean permanent = !codes.isEmpty() && codes.stream().allMatch(code -> code >= 500 && code < 600);
        String reason = codes.isEmpty() ? "the mail server did not take it" : "SMTP " + codes.getFirst();
        return permanent ? new Delivery.Refused(reason) : new Delivery.TryLater(reason);
    }

    private static Stream<Exception> causes(MessagingException failure) {
        List<Exception> causes = new ArrayList<>();
        Exception next = failure;
        while (next != null && causes.size() < 100) {
            causes.add(next);
            next = next instanceof MessagingException more ? more.getNextException() : null;
        }
        return causes.stream();
    }

    private static OptionalInt code(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException receiver -> OptionalInt.of(receiver.getReturnCode());
            case SMTPSenderFailedException sender -> OptionalInt.of(sender.getReturnCode());
            case SMTPSendFailedException data -> OptionalInt.of(data.getReturnCode());
            default -> OptionalInt.empty();
        };
    }
}
