package dev.homeostat.testkit.loop;

import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.testkit.contract.ContentWriterContract;

class TemplateWriterContractTest implements ContentWriterContract {

    @Override
    public ContentWriter writer() {
        return new TemplateContentWriter(LengthRule.codePoints(280));
    }
}
