package dev.homeostat.architecture.broken.layering.adapter.playwright;

import com.microsoft.playwright.Page;

/** Innocent: here a browser is driven. */
public record Browser(Page page) {}
