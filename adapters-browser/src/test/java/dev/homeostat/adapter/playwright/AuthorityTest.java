package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://example.org/compose example.org:443",
                "http://example.org example.org:80",
                "HTTPS://Example.ORG:8443?a={b}|c example.org:8443",
                "wss://rt.example.org/ rt.example.org:443",
                "ws://rt.example.org/ rt.example.org:80",
                "https://user:word@example.org/@somebody example.org:443",
                "https://m\u00fcller.example/ xn--mller-kva.example:443",
                "http://127.0.0.1:8090/ 127.0.0.1:8090",
                "https://[2001:db8::1]:8443/ [2001:db8::1]:8443",
                "/compose ''",
                "about:blank ''",
            })
    void ofAnAddress(String address, String authority) {
        assertThat(Authority.of(address)).isEqualTo(authority);
    }
}
