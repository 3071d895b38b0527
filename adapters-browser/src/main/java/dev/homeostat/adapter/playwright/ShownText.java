package dev.homeostat.adapter.playwright;

/** Text as it is seen rather than as it stands in the markup: a paragraph or a break makes a line. */
final class ShownText {

    /**
     * A function of an element. Text nodes that only lay out the markup, and breaks that only keep an empty paragraph
     * open, are not seen; an empty paragraph that takes room is, and a picture counts as the text that stands for it.
     */
    static final String OF_ELEMENT = """
            (root => {
              const lines = [''];
              let begun = false;
              let broken = false;
              const style = element => getComputedStyle(element);
              const isBlock = element => !/^(inline|contents)/.test(style(element).display);
              const keepsSpace = element => /pre|break-spaces/.test(style(element).whiteSpace);
              const isLayout = text => text.data === ''
                || (!keepsSpace(text.parentNode) && text.data.includes('\\n') && text.data.trim() === '');
              const goOn = () => {
                if (broken && begun) lines.push('');
                broken = false;
                begun = true;
              };
              const write = words => { goOn(); lines.push(...(lines.pop() + words).split('\\n')); };
              const isFollowed = node => {
                for (let at = node; at !== root; at = at.parentNode) {
                  for (let next = at.nextSibling; next; next = next.nextSibling) {
                    if (next.nodeType === 3 && !isLayout(next)) return true;
                    if (next.nodeType === 1) return !isBlock(next);
                  }
                  if (isBlock(at.parentNode)) return false;
                }
                return false;
              };
              const walk = element => {
                for (const child of element.childNodes) {
                  if (child.nodeType === 3) {
                    if (!isLayout(child)) {
                      write(keepsSpace(element) ? child.data : child.data.replace(/\\s*\\n\\s*/g, ' '));
                    }
                  } else if (child.nodeType === 1 && style(child).display !== 'none') {
                    if (child.tagName === 'BR') {
                      goOn();
                      if (isFollowed(child)) lines.push('');
                    } else if (child.tagName === 'IMG') {
                      write(child.alt);
                    } else {
                      const block = isBlock(child);
                      broken ||= block;
                      if (block && !child.hasChildNodes() && child.offsetHeight > 0) goOn();
                      walk(child);
                      broken ||= block;
                    }
                  }
                }
              };
              walk(root);
              return lines.join('\\n');
            })""";

    private ShownText() {}
}
