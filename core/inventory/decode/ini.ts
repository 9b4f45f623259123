/** One section; entries before the first section head stand in a section named ''. */
export interface IniSection {
  readonly name: string;
  readonly entries: readonly { readonly key: string; readonly value: string }[];
}

/**
 * Decodes the INI dialect of dnf, yum, zypp, sssd and Samba: `[section]`, `key = value`, comments on lines that begin with
 * `#` or `;`, and values that go on in lines that begin with a blank (dnf.conf(5)). Sections and keys keep their order and
 * may repeat. Any text is accepted; lines of another form mean nothing.
 */
export function decodeIni(text: string): readonly IniSection[] {
  const sections: { name: string; entries: { key: string; value: string }[] }[] = [{ name: '', entries: [] }];
  for (const line of text.split(/\r?\n/)) {
    const content = line.trim();
    const current = sections.at(-1);
    if (content === '' || content.startsWith('#') || content.startsWith(';') || !current) continue;
    const head = /^\[([^\]]*)\]/.exec(content);
    const previous = current.entries.at(-1);
    const equals = content.indexOf('=');
    if (head) {
      sections.push({ name: (head[1] ?? '').trim(), entries: [] });
    } else if (/^\s/.test(line) && previous && !/^[\w .-]+=/.test(content)) {
      previous.value = `${previous.value} ${content}`.trim();
    } else if (equals > 0) {
      current.entries.push({ key: content.slice(0, equals).trim(), value: content.slice(equals + 1).trim() });
    }
  }
  return sections;
}
