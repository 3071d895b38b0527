package dev.homeostat.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** A process that opens the database of a state directory, says where it is, and closes it when told to. */
final class DatabaseUser {

    private DatabaseUser() {}

    public static void main(String[] args) throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(Path.of(args[0]))) {
            System.out.println("pid " + database.serverPid());
            System.in.read();
        }
        System.out.println("closed");
    }
}
