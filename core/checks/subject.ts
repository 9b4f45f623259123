import type { SectionName } from '../inventory/schema';
import type { CheckMeta } from './check';

/** What a check of step 3 is about, in the order in which lists are grouped. */
export const subjects = ['platform', 'connectivity', 'products', 'defender', 'system'] as const;
export type Subject = (typeof subjects)[number];

export const subjectTitles: Readonly<Record<Subject, string>> = {
  platform: 'The guide’s table and support',
  connectivity: 'Connectivity and proxy',
  products: 'Symantec and other products',
  defender: 'Microsoft Defender',
  system: 'System',
};

const subjectOfSection: Readonly<Record<SectionName, Subject>> = {
  operatingSystem: 'platform',
  network: 'connectivity',
  proxy: 'connectivity',
  securityProducts: 'products',
  securityCenter: 'products',
  symantecClient: 'products',
  windowsDefender: 'defender',
  mdatp: 'defender',
  hardware: 'system',
  storage: 'system',
  host: 'system',
  windowsSystem: 'system',
  macosSystem: 'system',
  linuxSystem: 'system',
};

/** Of the sections that a check requires, the one that is most particular says what it is about. */
const mostParticular: readonly Subject[] = ['products', 'defender', 'connectivity', 'system', 'platform'];

/** The check's own subject, else that of the sections it requires. */
export function subjectOf({ subject, requires }: Pick<CheckMeta, 'subject' | 'requires'>): Subject {
  const required = requires.map((section) => subjectOfSection[section]);
  return subject ?? mostParticular.find((each) => required.includes(each)) ?? 'platform';
}
