package dev.homeostat.adapter.playwright;

/** What an account logs in with. Its text form never shows the password. */
public record Credentials(String username, String password) {

    public Credentials {
        if (username.isBlank() || password.isEmpty()) {
            throw new IllegalArgumentException("a user name and a password are needed to log in");
        }
    }

    /** What failed, in short and without the password. */
    String brief(Throwable failure) {
        return brief(Messages.firstLine(failure));
    }

    /** The text in short and without the password, wherever it may have got into it. */
    String brief(String text) {
        return Messages.brief(text.replace(password, "***"));
    }

    @Override
    public String toString() {
        return "Credentials[username=%s, password=***]".formatted(username);
    }
}
