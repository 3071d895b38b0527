package dev.homeostat.adapter.journal;

import dev.homeostat.application.publishing.port.AttemptJournal.Entry;

/**
 * One line of an attempt journal. Each bears the whole entry, so that it says all even if the one before it is damaged.
 *
 * @param number counts the lines from 1, without a gap
 * @param closes whether the entry is closed by it, else it is as given from now on
 */
record AttemptRecord(long number, boolean closes, Entry entry) {}
