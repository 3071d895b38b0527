package dev.homeostat.architecture.broken.purity.application.post;

/** Talks to the console. */
public final class Prints {
    public void say(String text) {
        System.out.println(text);
    }
}
