package dev.homeostat.adapter.playwright;

/** Reads what a profile says about pages that hold the account up, and about taking items down. */
final class PagesSection {

    private PagesSection() {}

    static SiteProfile.Pages read(ProfileSection section) {
        SiteProfile.Pages pages = new SiteProfile.Pages(
                section.optionalSelectors("captcha"),
                section.optionalSelectors("challenge"),
                section.optionalSelectors("locked"),
                section.optionalSelectors("suspended"),
                section.optionalSelectors("rateLimited"));
        section.refuseTheRest();
        return pages;
    }

    static SiteProfile.Removal removal(ProfileSection section) {
        SiteProfile.Removal removal = new SiteProfile.Removal(
                section.address("url", "{id}"),
                section.selectors("button"),
                section.optionalSelectors("confirm"),
                section.selectors("gone"));
        section.refuseTheRest();
        return removal;
    }
}
