package dev.homeostat.adapter.playwright;

/** Reads what a profile says about pages that hold the account up, and about taking items down. */
final class PagesSection {

    private PagesSection() {}

    static PagesProfile read(ProfileSection section) {
        PagesProfile pages = new PagesProfile(
                section.optionalSelectors("captcha"),
                section.optionalSelectors("challenge"),
                section.optionalSelectors("locked"),
                section.optionalSelectors("suspended"),
                section.optionalSelectors("rateLimited"));
        section.refuseTheRest();
        return pages;
    }

    static RemovalProfile removal(ProfileSection section) {
        RemovalProfile removal = new RemovalProfile(
                section.address("url", "{id}"),
                section.selectors("button"),
                section.optionalSelectors("confirm"),
                section.selectors("gone"));
        section.refuseTheRest();
        return removal;
    }
}
