package dev.homeostat.bootstrap.publishbench;

import java.time.Duration;

/**
 * What one way took.
 *
 * @param posts how many were published, and how many read
 * @param phases of a run that published a post, by name
 * @param publishing time for all posts
 * @param publishingProcessor processor time meanwhile, of the whole process tree
 * @param reading time for all readings
 * @param readingProcessor processor time meanwhile
 * @param mostBytes the most memory of the process tree
 */
record Measured(
        String way,
        int posts,
        Samples phases,
        Duration publishing,
        Duration publishingProcessor,
        Duration reading,
        Duration readingProcessor,
        long mostBytes) {

    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final double MILLIS = 1000;

    double postsPerMinute() {
        return posts * MILLIS_PER_MINUTE / publishing.toMillis();
    }

    double readsPerMinute() {
        return posts * MILLIS_PER_MINUTE / reading.toMillis();
    }

    double processorSecondsPerPost() {
        return publishingProcessor.toMillis() / MILLIS / posts;
    }

    double processorSecondsPerRead() {
        return readingProcessor.toMillis() / MILLIS / posts;
    }
}
