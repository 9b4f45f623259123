/** One segment of a pattern: a name as it stands, or a form that names of a folder are compared with. */
export type Segment =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'form'; readonly matches: (name: string) => boolean };

/**
 * Takes a `FilesSource` pattern apart: `/etc/apt/apt.conf.d/*` and the like.
 *
 * @param pattern absolute, with `*` for any run of characters inside a segment; a star does not match a leading dot
 */
export function segmentsOf(pattern: string): readonly Segment[] {
  return pattern
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => {
      if (!segment.includes('*')) return { kind: 'name', name: segment };
      const form = new RegExp(`^${segment.split('*').map(escapeForm).join('.*')}$`, 's');
      return { kind: 'form', matches: (name) => form.test(name) && (segment.startsWith('.') || !name.startsWith('.')) };
    });
}

/** Tells whether a path is one that the pattern stands for. */
export function matcherOf(pattern: string): (path: string) => boolean {
  const segments = segmentsOf(pattern);
  const star = pattern.indexOf('*');
  const beginning = star < 0 ? pattern : pattern.slice(0, pattern.lastIndexOf('/', star) + 1);
  return (path) => {
    if (!path.startsWith(beginning)) return false;
    const names = path.split('/', segments.length + 2).slice(1);
    return (
      names.length === segments.length &&
      segments.every((segment, index) => {
        const name = names[index] ?? '';
        return segment.kind === 'name' ? segment.name === name : segment.matches(name);
      })
    );
  };
}

const escapeForm = (text: string): string => text.replace(/[\\^$.+?()[\]{}|]/g, '\\$&');
