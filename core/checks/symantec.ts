import type { Catalogue, Product } from '../catalogue/schema';
import type { Family } from '../inventory/sections/operating-system';
import type { SymantecClient } from '../inventory/sections/symantec-client';
import { compareVersions } from '../units/versions';

/** Products of Symantec that scan files, or did, and exist on the family. */
export const symantecProtections = ({ products }: Catalogue, family: Family): readonly Product[] =>
  products.filter(({ role, antivirus, signals }) => role === 'symantec' && antivirus && signals[family].length > 0);

/** The oldest of the versions that gets no definitions any more; `undefined` where none of them is so old. */
export const versionWithoutDefinitions = ({ symantec }: Catalogue, versions: readonly string[]): string | undefined =>
  versions.filter((version) => compareVersions(version, symantec.content.oldestVersion) < 0).toSorted(compareVersions)[0];

/** Whether what a fact of Symantec's client is taken for could be confirmed. */
export const isClientFactConfirmed = ({ symantec }: Catalogue, fact: keyof SymantecClient): boolean =>
  symantec.clientFacts[fact]?.verified ?? false;

/** Where the catalogue has what a fact of Symantec's client means. */
export const clientFactSource = ({ symantec }: Catalogue, fact: keyof SymantecClient): string =>
  `catalogue: ${symantec.clientFacts[fact]?.source ?? 'none'}`;
