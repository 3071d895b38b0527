package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.options.HttpCredentials;
import com.microsoft.playwright.options.HttpCredentialsSend;
import java.net.URI;

/**
 * A login by HTTP Basic, which the browser answers by itself, at this site and nowhere else.
 *
 * @param site scheme, host and port
 */
record HttpLogin(URI site, Credentials credentials) {

    HttpCredentials options() {
        return new HttpCredentials(credentials.username(), credentials.password())
                .setOrigin(site.toString())
                // A request that changes something must not have to leave twice because it was refused the first time.
                .setSend(HttpCredentialsSend.ALWAYS);
    }
}
