package dev.homeostat.adapter.playwright;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A program that opens a browser and waits to be killed. */
final class CrashingOwner {

    private CrashingOwner() {}

    public static void main(String[] args) throws IOException {
        BrowserWorker worker = new BrowserWorker("crashing", Path.of(args[0]), ChromiumLocator.ofSystem());
        String address = worker.call(Duration.ofSeconds(60), tab -> tab.page().url());
        System.out.println(address);
        System.in.read();
    }
}
