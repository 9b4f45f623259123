import { MalformedInput } from './malformed-input';

export interface InstalledPackage {
  readonly name: string;
  readonly version: string | null;
}

/**
 * Decodes /var/lib/dpkg/status, as far as the packages that are wanted go. Only "installed" in its third status word counts
 * (dpkg-query(1)): what was removed and left its configuration, or is half unpacked, is not installed.
 *
 * @param wants whether a package's name is looked for; the rest of the file is passed over, it may be megabytes
 * @throws MalformedInput when there is text, and no package in it
 */
export function decodeDpkgStatus(text: string, wants: (name: string) => boolean): readonly InstalledPackage[] {
  const marker = 'Package: ';
  const found: InstalledPackage[] = [];
  let start = text.startsWith(marker) ? 0 : nextEntry(text, 0);
  if (start < 0 && text.trim() !== '') throw new MalformedInput('dpkg status file', 'it has no package');
  while (start >= 0) {
    const next = nextEntry(text, start);
    const name = text.slice(start + marker.length, lineEnd(text, start)).trim();
    if (wants(name)) {
      const entry = next < 0 ? text.slice(start) : text.slice(start, next);
      const installed = /^Status: \S+ \S+ installed\s*$/m.test(entry);
      if (installed) found.push({ name, version: /^Version: (.+)$/m.exec(entry)?.[1]?.trim() ?? null });
    }
    start = next;
  }
  return found;
}

function nextEntry(text: string, from: number): number {
  const at = text.indexOf('\nPackage: ', from);
  return at < 0 ? -1 : at + 1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
