package dev.homeostat.bootstrap.chaos;

/** How the order to stop is given. */
enum StopWay {
    ROW,
    FILE,
    HTTP
}
