package dev.homeostat.adapter.web;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Optional;

/** Recognizes requests that a page of another site has a browser on this machine make. */
final class CrossSite {

    private static final List<String> OWN_NAMES = List.of("127.0.0.1", "localhost");
    private static final List<String> OWN_FETCHES = List.of("same-origin", "none");

    private CrossSite() {}

    /**
     * Whether a browser says that it acts for another site, or speaks to a name that is not ours, as it does when that
     * name was made to point here. Other clients send neither and pass.
     */
    static boolean isMadeBy(Headers headers) {
        Optional<String> host = first(headers, "Host");
        boolean foreignName = host.map(CrossSite::withoutPort)
                .filter(name -> !OWN_NAMES.contains(name))
                .isPresent();
        boolean foreignFetch = first(headers, "Sec-Fetch-Site")
                .filter(site -> !OWN_FETCHES.contains(site))
                .isPresent();
        boolean foreignOrigin = first(headers, "Origin")
                .filter(origin -> !host.map("http://"::concat).equals(Optional.of(origin)))
                .isPresent();
        return foreignName || foreignFetch || foreignOrigin;
    }

    private static Optional<String> first(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
