package dev.homeostat.adapter.notify;

import dev.homeostat.domain.alert.Notice;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;

/** A notice as a mail. Its text never reaches a header but the subject, as one encoded line. */
final class NoticeMail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Notice notice;

    NoticeMail(Session session, Notice notice, InternetAddress from, InternetAddress[] to) throws MessagingException {
        super(session);
        this.notice = notice;
        setFrom(from);
        setRecipients(Message.RecipientType.TO, to);
        setSubject(subject(notice), UTF_8);
        setText(text(notice), UTF_8);
        setSentDate(Date.from(notice.at()));
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("Homeostat-Notice", notice.id().toString());
    }

    private static String subject(Notice notice) {
        String severity = notice.severity().word().toUpperCase(Locale.ROOT);
        return "[Homeostat %s] %s".formatted(severity, notice.title());
    }

    private static String text(Notice notice) {
        return """
                %s

                Episode: %s
                Severity: %s
                At: %s
                """.formatted(
                        notice.body().isEmpty() ? notice.title() : notice.body(),
                        notice.episode(),
                        notice.severity().word(),
                        notice.at());
    }

    /** The same for each attempt, so that a mailbox can tell a repetition. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<%s@homeostat>".formatted(notice.id()));
    }
}
