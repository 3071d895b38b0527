package dev.homeostat.adapter.playwright;

import java.util.List;

/** Reads what a profile says about sending an item. */
final class ComposeSection {

    private ComposeSection() {}

    static SiteProfile.Compose read(ProfileSection section) {
        SiteProfile.Compose compose = new SiteProfile.Compose(
                section.address("url"),
                section.address("replyUrl", "{id}"),
                section.optionalSteps("open"),
                section.selectors("text"),
                lineBreak(section),
                section.optionalSteps("review"),
                section.optionalSelectors("preview"),
                section.selectors("send"),
                section.selectors("accepted"),
                section.selectors("refused"),
                section.optionalSelectors("duplicate"));
        refuseSend(section, "open", compose.open(), compose.send());
        refuseSend(section, "review", compose.review(), compose.send());
        section.refuseTheRest();
        return compose;
    }

    private static SiteProfile.LineBreak lineBreak(ProfileSection section) {
        return switch (section.optionalText("lineBreak").orElse("text")) {
            case "text" -> SiteProfile.LineBreak.TEXT;
            case "enter" -> SiteProfile.LineBreak.ENTER;
            case "shift-enter" -> SiteProfile.LineBreak.SHIFT_ENTER;
            default -> {
                section.problem("lineBreak", "must be text, enter or shift-enter");
                yield SiteProfile.LineBreak.TEXT;
            }
        };
    }

    // What these click is clicked without asking for leave.
    private static void refuseSend(ProfileSection section, String key, List<List<String>> steps, List<String> send) {
        if (steps.stream().flatMap(List::stream).anyMatch(send::contains)) {
            section.problem(key, "must not click what compose.send names, which is the irreversible step");
        }
    }
}
