package dev.homeostat.adapter.notify;

import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.resilience.ErrorClass;
import dev.homeostat.domain.resilience.ErrorClassifier;
import dev.homeostat.domain.resilience.RetryAfter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * One request, one answer, within a bounded time. Goes nowhere but to its own address, which it never tells anybody:
 * such addresses are secrets.
 */
final class HttpChannel {

    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Set<ErrorClass> NEVER_TAKEN = EnumSet.of(ErrorClass.PERMANENT, ErrorClass.CONTENT);

    private final URI address;
    private final Duration timeout;
    private final HttpClient client;

    HttpChannel(URI address, Duration timeout) {
        String scheme = String.valueOf(address.getScheme());
        if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("the address must begin with https:// or http:// and name a host");
        }
        this.address = address;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(address).timeout(timeout).header("User-Agent", "homeostat");
    }

    Delivery send(HttpRequest request) {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            // The request's own timeout ends with the headers; a body may go on for ever.
            return of(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLate) {
            return new Delivery.TryLater("no answer in time");
        } catch (ExecutionException failure) {
            return new Delivery.TryLater(reason(failure));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Delivery.TryLater("interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private static Delivery of(HttpResponse<Void> response) {
        int status = response.statusCode();
        String word = "HTTP " + status;
        if (status >= 200 && status < 300) {
            return new Delivery.Delivered(word);
        }
        // A 501 or 511 may come from what lies between.
        if (status < 500 && NEVER_TAKEN.contains(ErrorClassifier.ofHttpStatus(status))) {
            return new Delivery.Refused(word);
        }
        Optional<Duration> retryAfter = RetryAfter.of(response.headers()::firstValue, Instant.now());
        return new Delivery.TryLater(status < 400 ? word + ", a redirect that is not followed" : word, retryAfter);
    }

    /** Without the message of the failure, which may name the address. */
    private static String reason(ExecutionException failure) {
        return switch (failure.getCause()) {
            case HttpTimeoutException late -> "no answer in time";
            case ConnectException absent -> "no connection";
            case SSLException untrusted -> "no secure connection";
            case null -> "no answer";
            case Throwable other -> "no answer (%s)".formatted(other.getClass().getSimpleName());
        };
    }
}
