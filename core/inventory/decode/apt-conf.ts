/** One setting with its full name, as in `apt-config dump`: Acquire::http::Proxy. */
export interface AptSetting {
  readonly name: string;
  readonly value: string;
}

/**
 * Decodes apt.conf(5): `Name::Of::Setting "value";`, blocks `Name { Inner "value"; };`, comments `//` and `/* ... *\/`, and
 * `#` except for the directives `#include` and `#clear`, which are passed over. Quotes may be missing where the value has no
 * blank; the `//` of a URL without quotes, at which apt stops with an error, is taken as the writer meant it. Settings keep their
 * order; any text is accepted, what does not end is taken as far as it goes.
 */
export function decodeAptConf(text: string): readonly AptSetting[] {
  const settings: AptSetting[] = [];
  const scopes: string[] = [];
  let words: string[] = [];
  const finish = () => {
    const [name, ...values] = words;
    if (name !== undefined && values.length > 0) settings.push({ name: [...scopes, name].join('::'), value: values.join(' ') });
    words = [];
  };
  for (const token of tokens(text)) {
    if (token === ';') finish();
    else if (token === '{') {
      scopes.push(words[0] ?? '');
      words = [];
    } else if (token === '}') {
      finish();
      scopes.pop();
    } else words.push(token.startsWith('"') ? token.slice(1, token.endsWith('"') && token.length > 1 ? -1 : undefined) : token);
  }
  finish();
  return settings;
}

/** Quoted strings (with their quotes), the signs `{`, `}`, `;`, and words; comments are left out. */
function tokens(text: string): readonly string[] {
  const form = /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|#[^\n]*|"[^"]*"?|[{};]|(?:(?<=[a-z]:)\/\/|(?!\/\/|\/\*)[^\s{};"])+/gi;
  return (text.match(form) ?? []).filter((token) => !/^(?:\/\/|\/\*|#)/.test(token));
}
