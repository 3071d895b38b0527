package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/**
 * The markup of a page without what people wrote: enough to see why a selector matches nothing, and nothing that must not be
 * kept. Elements stand there with what selectors go by; of texts only their length, but for the words of buttons, labels and
 * alerts outside of items, which are the site's own. Values of fields, addresses, scripts and comments are left out, and
 * digits in names are zeros.
 */
final class PageOutline {

    private static final int LONGEST = 200_000;

    private static final String SCRIPT = """
            ([items, longest]) => {
              const plain = ['id', 'class', 'name', 'type', 'role', 'for', 'rel', 'method', 'contenteditable', 'hidden',
                'disabled', 'data-testid', 'data-test', 'data-qa', 'data-kind'];
              const empty = new Set(['SCRIPT', 'STYLE', 'SVG', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'HEAD']);
              const own = 'button, label, legend, summary, [role=button], [role=alert], [role=status]';
              const isItem = element => items.some(selector => {
                try { return element.matches(selector); } catch { return false; }
              });
              const lines = [];
              let size = 0;
              const write = (depth, line) => {
                size += line.length + depth + 1;
                if (size < longest) lines.push(' '.repeat(depth) + line);
              };
              const quoted = text => text.replace(/\\d/g, '0').replace(/["<>&]/g, '').slice(0, 120);
              const attributes = element => [...element.attributes].map(attribute => {
                if (plain.includes(attribute.name)) return ` ${attribute.name}="${quoted(attribute.value)}"`;
                return attribute.name.startsWith('on') || attribute.name === 'style' ? '' : ` ${quoted(attribute.name)}`;
              }).join('');
              const walk = (element, depth, keepsWords, inItem) => {
                const tag = element.tagName.toLowerCase();
                const within = inItem || isItem(element);
                const words = !within && (keepsWords || element.matches(own));
                write(depth, `<${tag}${attributes(element)}>`);
                if (empty.has(element.tagName.toUpperCase())) return;
                for (const child of element.childNodes) {
                  if (child.nodeType === 1) walk(child, depth + 1, words, within);
                  if (child.nodeType === 3 && child.data.trim() !== '') {
                    write(depth + 1, words ? quoted(child.data.trim()) : `[${child.data.trim().length} characters]`);
                  }
                }
              };
              walk(document.documentElement, 0, false, false);
              return lines.join('\\n') + '\\n';
            }""";

    private PageOutline() {}

    /** One element or text a line, indented by its depth. */
    static String of(Page page, SiteProfile profile) {
        List<String> items = Stream.concat(
                        profile.timeline().entry().stream(),
                        profile.metrics().stream().flatMap(metrics -> metrics.shown().stream()))
                .toList();
        return (String) page.evaluate(SCRIPT, List.of(items, LONGEST));
    }
}
