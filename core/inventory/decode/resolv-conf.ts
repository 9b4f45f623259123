export interface ResolvConf {
  readonly servers: readonly string[];
  readonly search: readonly string[];
  /** The `domain` directive: the name the administrator gave for the local domain. A search list is not one. */
  readonly domain: string | null;
}

/** Decodes resolv.conf(5). Of `search` and `domain` the last one counts for the search list. Any text is accepted. */
export function decodeResolvConf(text: string): ResolvConf {
  const servers: string[] = [];
  let search: string[] = [];
  let domain: string | null = null;
  for (const line of text.split('\n')) {
    const [keyword, ...values] = line
      .replace(/[#;].*$/, '')
      .trim()
      .split(/\s+/);
    const [value] = values;
    if (value === undefined) continue;
    if (keyword === 'nameserver') servers.push(value);
    if (keyword === 'search') search = values;
    if (keyword === 'domain') {
      domain = value;
      search = [value];
    }
  }
  return { servers, search, domain };
}
