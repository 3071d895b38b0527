package dev.homeostat.adapter.playwright;

import java.util.List;
import java.util.Locale;

/** Reads what a profile says about logging in. */
final class LoginSection {

    private LoginSection() {}

    static SiteProfile.Login read(ProfileSection section) {
        SiteProfile.Login.Kind kind = kind(section);
        SiteProfile.Login login = kind == SiteProfile.Login.Kind.FORM ? form(section) : withoutForm(section, kind);
        section.refuseTheRest();
        return login;
    }

    private static SiteProfile.Login.Kind kind(ProfileSection section) {
        return switch (section.optionalText("kind").orElse("form")) {
            case "form" -> SiteProfile.Login.Kind.FORM;
            case "basic" -> SiteProfile.Login.Kind.BASIC;
            case "session" -> SiteProfile.Login.Kind.SESSION;
            default -> {
                section.problem("kind", "must be form, basic or session");
                yield SiteProfile.Login.Kind.FORM;
            }
        };
    }

    private static SiteProfile.Login form(ProfileSection section) {
        return new SiteProfile.Login(
                SiteProfile.Login.Kind.FORM,
                section.address("url"),
                section.selectors("username"),
                section.selectors("password"),
                section.selectors("submit"),
                section.selectors("failure"),
                section.names("cookies"));
    }

    /** A form's name field may be given all the same: seeing it tells that the login is gone. */
    private static SiteProfile.Login withoutForm(ProfileSection section, SiteProfile.Login.Kind kind) {
        for (String key : List.of("url", "password", "submit", "failure")) {
            if (section.optionalText(key).isPresent()) {
                section.problem(key, "does not go with kind: " + kind.name().toLowerCase(Locale.ROOT));
            }
        }
        return new SiteProfile.Login(
                kind,
                "",
                section.optionalSelectors("username"),
                List.of(),
                List.of(),
                List.of(),
                section.names("cookies"));
    }
}
