import type { InstalledPackage } from './dpkg-status';

/** The query format whose output `decodeRpmList` reads. */
export const rpmListFormat = '%{NAME}\\t%{VERSION}-%{RELEASE}\\n';

/**
 * Decodes `rpm -qa --qf '%{NAME}\t%{VERSION}-%{RELEASE}\n'`, as far as the packages that are wanted go. Other lines
 * (warnings of rpm's own) mean nothing.
 */
export function decodeRpmList(text: string, wants: (name: string) => boolean): readonly InstalledPackage[] {
  return text.split('\n').flatMap((line) => {
    const [name, version] = line.split('\t');
    return name && version && wants(name) ? [{ name, version }] : [];
  });
}
