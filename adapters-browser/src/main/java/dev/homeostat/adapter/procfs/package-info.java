/** What Linux tells of processes below {@code /proc}. */
@NullMarked
package dev.homeostat.adapter.procfs;

import org.jspecify.annotations.NullMarked;
