/**
 * Publishing and reading through a real Chromium. What is particular to a site stands in its
 * {@link dev.homeostat.adapter.playwright.SiteProfile}; the code knows no site.
 */
@NullMarked
package dev.homeostat.adapter.playwright;

import org.jspecify.annotations.NullMarked;
