package dev.homeostat.adapter.playwright;

import java.util.List;

/**
 * How an item of the account is taken down.
 *
 * @param url with <code>{id}</code> for the item and <code>{handle}</code> for the account's name
 * @param button begins it; without {@code confirm} its click is the irreversible step
 * @param confirm what is shown then; its click is the irreversible step
 * @param gone shown only when the item is gone
 */
public record RemovalProfile(String url, List<String> button, List<String> confirm, List<String> gone) {

    public RemovalProfile {
        button = List.copyOf(button);
        confirm = List.copyOf(confirm);
        gone = List.copyOf(gone);
    }
}
