package dev.homeostat.adapter.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.homeostat.adapter.notify.EmailSettings.Security;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.testkit.contract.NotifierContract;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailNotifierTest implements NotifierContract {

    private static final String FROM = "Homeostat <engine@example.org>";
    private static final List<String> TO = List.of("operator@example.org", "deputy@example.org");

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    public Notifier working() {
        return new EmailNotifier(open(server.getSmtp().getPort()));
    }

    @Override
    public Notifier down() {
        return new EmailNotifier(open(HttpNotifierTest.freePort()));
    }

    private static EmailSettings open(int port) {
        return new EmailSettings("127.0.0.1", port, Security.NONE, Optional.empty(), Optional.empty(), FROM, TO);
    }

    private static EmailSettings secured(int port, Security security, String password) {
        return new EmailSettings("127.0.0.1", port, security, Optional.of("engine"), Optional.of(password), FROM, TO);
    }

    private static Notice notice(String title, String body) {
        return new Notice(
                new NoticeId(new UUID(1, 2)),
                Episode.of("breaker/site"),
                Notice.Kind.OPENED,
                Severity.CRITICAL,
                title,
                body,
                Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void sendsAPlainMailToEveryReceiver() throws Exception {
        assertThat(working().deliver(notice("The site says ‘no’", "Posting is paused.")))
                .isInstanceOf(Delivery.Delivered.class);

        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[Homeostat CRITICAL] The site says ‘no’");
        assertThat(mail.getContent().toString())
                .startsWith("Posting is paused.")
                .contains("breaker/site");
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getMessageID()).isEqualTo("<00000000-0000-0001-0000-000000000002@homeostat>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getRecipients(Message.RecipientType.TO))
                .extracting(Object::toString)
                .containsExactlyElementsOf(TO);
    }

    @Test
    void whatOthersWroteAddsNoHeader() throws Exception {
        working()
                .deliver(notice(
                        "Hello\r\nBcc: victim@example.org\r\n\r\nnot the body",
                        "a line\r\n.\r\nMAIL FROM:<evil@example.org>"));

        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(2);
        assertThat(mail.getSubject()).contains("Hello Bcc: victim@example.org");
        assertThat(mail.getContent().toString()).contains("MAIL FROM:<evil@example.org>");
    }

    @Test
    void addressesThatAreNoneAreRefusedAtTheStart() {
        for (String bad : List.of("a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "", "a b")) {
            EmailSettings settings = new EmailSettings(
                    "127.0.0.1", 25, Security.NONE, Optional.empty(), Optional.empty(), FROM, List.of(bad));
            assertThatThrownBy(() -> new EmailNotifier(settings)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void logsInOverTls() throws Exception {
        server.setUser("engine@example.org", "engine", "sesame");
        EmailNotifier notifier = new EmailNotifier(
                secured(server.getSmtps().getPort(), Security.TLS, "sesame"),
                Map.of("mail.smtp.ssl.trust", "*", "mail.smtp.ssl.checkserveridentity", "false"));

        assertThat(notifier.deliver(NOTICE)).isInstanceOf(Delivery.Delivered.class);
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aWrongPasswordMayBeCorrectedLater() {
        server.setUser("engine@example.org", "engine", "sesame");
        EmailNotifier notifier = new EmailNotifier(
                secured(server.getSmtps().getPort(), Security.TLS, "simsalabim"),
                Map.of("mail.smtp.ssl.trust", "*", "mail.smtp.ssl.checkserveridentity", "false"));

        assertThat(notifier.deliver(NOTICE))
                .isEqualTo(new Delivery.TryLater("the mail server did not accept user and password"));
    }

    @Test
    void aServerThatNobodyVouchesForGetsNothing() {
        EmailNotifier notifier = new EmailNotifier(secured(server.getSmtps().getPort(), Security.TLS, "sesame"));

        assertThat(notifier.deliver(NOTICE)).isInstanceOf(Delivery.TryLater.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void withoutStartTlsNothingIsSent() {
        EmailNotifier notifier = new EmailNotifier(secured(server.getSmtp().getPort(), Security.STARTTLS, "sesame"));

        assertThat(notifier.deliver(NOTICE)).isInstanceOf(Delivery.TryLater.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatFallsSilentDoesNotHoldUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmailNotifier notifier = new EmailNotifier(open(silent.getLocalPort()), Map.of("mail.smtp.timeout", "300"));
            Delivery delivery = CompletableFuture.supplyAsync(() -> notifier.deliver(NOTICE))
                    .get(10, TimeUnit.SECONDS);

            assertThat(delivery).isInstanceOf(Delivery.TryLater.class);
        }
    }

    @Test
    void aRefusalForEverIsToldFromOneForNow() throws Exception {
        assertThat(answeredAtRcpt("550 no such mailbox")).isEqualTo(new Delivery.Refused("SMTP 550"));
        assertThat(answeredAtRcpt("451 greylisted")).isEqualTo(new Delivery.TryLater("SMTP 451"));
    }

    /** Against a server that takes no receiver. */
    private static Delivery answeredAtRcpt(String answer) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> talk(listening, answer));
            Delivery delivery = new EmailNotifier(open(listening.getLocalPort())).deliver(NOTICE);
            talk.handle((done, gone) -> "over").get(10, TimeUnit.SECONDS);
            return delivery;
        }
    }

    private static void talk(ServerSocket listening, String toRcpt) {
        try (Socket socket = listening.accept();
                InputStream in = socket.getInputStream()) {
            say(socket, "220 ready");
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                say(socket, line.startsWith("RCPT") ? toRcpt : line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Test
    void aPasswordIsNeverSentInTheOpenAndNeverTold() {
        assertThatThrownBy(() -> secured(25, Security.NONE, "sesame"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("sesame");
        assertThat(secured(25, Security.TLS, "sesame").toString()).doesNotContain("sesame");
    }
}
