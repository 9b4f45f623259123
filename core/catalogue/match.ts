import type { OperatingSystem } from '../inventory/sections/operating-system';
import { compareVersions } from '../units/versions';
import type { Platform } from './schema';

/** `record` is `null` when no record fits. `minorUnknown`: it fits by the major version, the minor one was not read. */
export interface PlatformMatch {
  readonly record: Platform | null;
  readonly minorUnknown: boolean;
}

interface Candidate {
  readonly record: Platform;
  readonly minorUnknown: boolean;
  /** Higher wins: conditions on name, variant or edition first, then the narrower range of versions. */
  readonly specificity: readonly [conditions: number, narrowness: number];
}

/**
 * The catalogue's record of a system. The most specific wins: a condition on name or variant before none, a narrower
 * version range before a wider one. ID must match exactly; ID_LIKE and NAME never grant a record. What no record fits is
 * the record with `id: ["*"]` on Linux, and no record elsewhere.
 */
export function matchPlatform(platforms: readonly Platform[], system: OperatingSystem): PlatformMatch {
  const candidates = platforms.flatMap((record) => candidateOf(record, system) ?? []);
  candidates.sort((a, b) => b.specificity[0] - a.specificity[0] || b.specificity[1] - a.specificity[1]);
  const best = candidates[0];
  return best ? { record: best.record, minorUnknown: best.minorUnknown } : { record: null, minorUnknown: false };
}

function candidateOf(record: Platform, system: OperatingSystem): Candidate | null {
  if (record.family !== system.family) return null;
  switch (record.match.kind) {
    case 'windows':
      return windowsCandidate(record, record.match, system);
    case 'macos':
      return macosCandidate(record, record.match, system);
    case 'os-release':
      return linuxCandidate(record, record.match, system);
  }
}

type MatchOf<Kind extends Platform['match']['kind']> = Extract<Platform['match'], { kind: Kind }>;

function windowsCandidate(record: Platform, match: MatchOf<'windows'>, { windows }: OperatingSystem): Candidate | null {
  if (!windows) return null;
  const { productType, nt, build, servicePack, editionId, productName } = windows;
  // Multi-session Windows 10 and 11 call themselves servers, and are clients by their edition.
  const effectiveType = editionId === 'ServerRdsh' ? 1 : productType;
  if (match.editionId && !(editionId !== null && match.editionId.includes(editionId))) return null;
  if (match.productType && !(effectiveType !== null && match.productType.includes(effectiveType))) return null;
  if (match.nt && match.nt !== nt) return null;
  if (match.buildMin !== null && (build === null || build < match.buildMin)) return null;
  if (match.buildMax !== null && (build === null || build > match.buildMax)) return null;
  if (match.builds && (build === null || !match.builds.includes(build))) return null;
  if (match.servicePackMin !== null && (servicePack ?? 0) < match.servicePackMin) return null;
  if (match.buildMax === null && isLaterGeneration(productName, record.displayName)) return null;
  if (match.productNameContains && !productName?.includes(match.productNameContains)) return null;
  // A product name carries its edition: "Hyper-V Server 2019" is a 2019 by name, and an edition of its own.
  const conditions = (match.editionId ? 2 : 0) + (match.productNameContains ? 1 : 0);
  const width = match.builds ? match.builds.length : (match.buildMax ?? Number.MAX_SAFE_INTEGER) - (match.buildMin ?? 0);
  return { record, minorUnknown: false, specificity: [conditions, -width] };
}

/**
 * Builds without an upper limit reach into systems that are yet to come: one that bears a higher number than the record is another.
 * A lower one is none, since Windows 11 calls itself "Windows 10" in the registry.
 */
function isLaterGeneration(productName: string | null, displayName: string): boolean {
  const numberOf = (name: string): number => Number(/^(?:Microsoft )?Windows (?:Server )?(\d+)\b/.exec(name)?.[1] ?? Number.NaN);
  return numberOf(productName ?? '') > numberOf(displayName);
}

function macosCandidate(record: Platform, match: MatchOf<'macos'>, { macos }: OperatingSystem): Candidate | null {
  const version = macos?.productVersion;
  if (!version) return null;
  const prefix = match.productVersionPrefix;
  if (version !== prefix && !version.startsWith(`${prefix}.`)) return null;
  return { record, minorUnknown: false, specificity: [0, prefix.length] };
}

function linuxCandidate(record: Platform, match: MatchOf<'os-release'>, system: OperatingSystem): Candidate | null {
  const { osRelease } = system;
  const version = system.version ?? osRelease?.versionId ?? null;
  if (match.id.includes('*')) return { record, minorUnknown: false, specificity: [-1, Number.NEGATIVE_INFINITY] };
  if (!osRelease?.id || !match.id.includes(osRelease.id)) return null;
  const { name, prettyName, variantId } = osRelease;
  const names = `${name ?? ''} ${prettyName ?? ''}`;
  if (match.nameContains && !names.includes(match.nameContains)) return null;
  if (match.excludeNameContains && names.includes(match.excludeNameContains)) return null;
  const variant = `${variantId ?? ''} ${names}`.toLowerCase();
  if (match.excludeVariant?.some((excluded) => variant.includes(excluded.toLowerCase()))) return null;
  const bounded = match.versionMin !== null || match.versionMax !== null;
  if (bounded && !version) return null;
  // os-release of CentOS says "7"; the minor stands in a file of its own, which may not have been read.
  const minorUnknown = match.versionFrom !== null && version !== null && !version.includes('.');
  if (version !== null && !inRange(version, match.versionMin, match.versionMax, minorUnknown)) return null;
  const conditions = [match.nameContains, match.excludeVariant, match.excludeNameContains].filter((condition) => condition !== null).length;
  const width = rangeWidth(match.versionMin, match.versionMax);
  return { record, minorUnknown, specificity: [conditions, -width] };
}

function inRange(version: string, min: string | null, max: string | null, byMajor: boolean): boolean {
  const majorOf = (text: string) => text.split('.')[0] ?? text;
  // A bound limits as many parts as it states: "10" as upper bound holds for 10.9.
  const cut = (text: string, bound: string) => (byMajor ? majorOf(text) : text.split('.').slice(0, bound.split('.').length).join('.'));
  if (min !== null && compareVersions(byMajor ? majorOf(version) : version, byMajor ? majorOf(min) : min) < 0) return false;
  return max === null || compareVersions(cut(version, max), byMajor ? majorOf(max) : max) <= 0;
}

function rangeWidth(min: string | null, max: string | null): number {
  const [minMajor = 0, minMinor = 0] = (min ?? '0').split('.').map(Number);
  const [maxMajor = 0, maxMinor = 0] = (max ?? '9999').split('.').map(Number);
  return (maxMajor - minMajor) * 1000 + (maxMinor - minMinor);
}
