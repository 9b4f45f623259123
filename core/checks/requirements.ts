import type { Platform, Proof, Requirement } from '../catalogue/schema';
import type { SectionName } from '../inventory/schema';
import type { OperatingSystem } from '../inventory/sections/operating-system';
import type { WindowsDefender } from '../inventory/sections/windows-defender';
import type { WindowsSystem } from '../inventory/sections/windows-system';
import { compareVersions } from '../units/versions';
import type { Context } from './check';
import { featureNamed, inScope, isPartial } from './windows';

/** A requirement that a machine can be held against. */
export type HeldRequirement = Requirement & { readonly rule: NonNullable<Requirement['rule']> };
type Need = HeldRequirement['rule']['need'];

/** What requirements are held against. */
export interface RequirementFacts {
  readonly system: OperatingSystem;
  readonly windowsSystem: WindowsSystem;
  /** Only for what is proved by Defender's own version. */
  readonly windowsDefender?: WindowsDefender;
}

/**
 * `seen`: the values that were compared, with where they come from. `unlisted`: only the number of an update was asked for, and it is not
 * listed, which it is not either where a later update has replaced it. `fact`: what would have to be read to know.
 */
export type Answer =
  | { readonly met: 'yes' | 'no'; readonly unconfirmed: boolean; readonly seen: readonly Seen[] }
  | { readonly met: 'unlisted'; readonly unconfirmed: boolean; readonly seen: readonly Seen[] }
  | { readonly met: 'unknown'; readonly section: SectionName; readonly fact: string };

export interface Seen {
  readonly value: string;
  readonly from: string;
}

/** Requirements of the record that are for this machine and are proved by one of these signs, in the documented order. */
export function requirementsHere(
  platform: Platform,
  system: OperatingSystem,
  by: readonly Proof['by'][],
  needs: readonly Need[],
): HeldRequirement[] {
  return platform.requirements
    .filter((requirement): requirement is HeldRequirement => requirement.rule !== null)
    .filter(({ rule }) => needs.includes(rule.need) && rule.satisfiedBy.some((proof) => by.includes(proof.by)))
    .filter(({ rule }) => inScope(rule, platform, system))
    .toSorted((a, b) => (a.rule.order ?? 0) - (b.rule.order ?? 0));
}

/**
 * Whether the machine meets a requirement. What a file, a revision or a version says decides; the number of an update counts only
 * where nothing better is documented: an update is listed already while its files wait for a restart.
 */
export function answerOf({ rule, verified }: HeldRequirement, facts: RequirementFacts, context: Pick<Context, 'gaps'>): Answer {
  const { build } = facts.system.windows ?? {};
  const proofs = rule.satisfiedBy.filter((proof) => proof.by !== 'revision' || proof.build === build);
  const [strong, weak] = [proofs.filter(({ by }) => by !== 'update'), proofs.filter(({ by }) => by === 'update')];
  const answers = strong.map((proof) => ({ proof, answer: proofOf(proof, facts, context) }));
  const listed = weak.map((proof) => ({ proof, answer: proofOf(proof, facts, context) }));
  const proved = answers.find(({ answer }) => answer.met === 'yes');
  if (proved) return marked(proved, verified);
  const open = answers.find(({ answer }) => answer.met === 'unknown');
  if (open) return open.answer;
  const refuted = answers.find(({ answer }) => answer.met === 'no');
  if (refuted) return marked(refuted, verified);
  const named = listed.find(({ answer }) => answer.met === 'yes');
  if (named) return marked(named, verified);
  const [first] = listed;
  const unknown = listed.find(({ answer }) => answer.met === 'unknown');
  if (unknown) return unknown.answer;
  return first?.answer.met === 'no' ? { ...first.answer, met: 'unlisted', unconfirmed: !verified || !first.proof.verified } : noProof;
}

const noProof: Answer = { met: 'no', unconfirmed: true, seen: [] };

function marked({ proof, answer }: { readonly proof: Proof; readonly answer: Answer }, verified: boolean): Answer {
  return answer.met === 'unknown' ? answer : { ...answer, unconfirmed: !verified || !proof.verified };
}

const yesNo = (met: boolean, value: string, from: string): Answer => ({
  met: met ? 'yes' : 'no',
  unconfirmed: false,
  seen: [{ value, from }],
});

function proofOf(proof: Proof, { system, windowsSystem, windowsDefender }: RequirementFacts, context: Pick<Context, 'gaps'>): Answer {
  const ofSystem = (fact: string): Answer => ({ met: 'unknown', section: 'windowsSystem', fact });
  switch (proof.by) {
    case 'update': {
      const update = windowsSystem.updates?.find(({ name }) => name === proof.update);
      if (!update) return ofSystem('updates');
      if (!update.installed && isPartial(windowsSystem.updates, 'windowsSystem', 'updates', context)) return ofSystem('updates');
      return yesNo(update.installed, `${update.name} is ${update.installed ? '' : 'not '}listed`, 'windowsSystem.updates');
    }
    case 'revision': {
      const revision = system.windows?.updateBuildRevision ?? null;
      if (revision === null) return { met: 'unknown', section: 'operatingSystem', fact: 'windows.updateBuildRevision' };
      return yesNo(revision >= proof.revision, `build ${proof.build}.${revision}`, 'operatingSystem.windows.updateBuildRevision');
    }
    case 'file':
    case 'file-owner': {
      const file = windowsSystem.files?.find(({ name }) => name === proof.file);
      if (!file) return ofSystem('files');
      if (!file.present) return yesNo(false, `${file.name} is not there`, 'windowsSystem.files');
      if (proof.by === 'file-owner') {
        if (file.owner === null) return ofSystem('files');
        return yesNo(file.owner === proof.owner, `owner of ${file.name}: ${file.owner.replace('-', ' ')}`, 'windowsSystem.files');
      }
      if (proof.version === null) return yesNo(true, `${file.name} is there`, 'windowsSystem.files');
      if (file.version === null) return ofSystem('files');
      return yesNo(compareVersions(file.version, proof.version) >= 0, `${file.name} ${file.version}`, 'windowsSystem.files');
    }
    case 'feature': {
      const feature = featureNamed(windowsSystem, proof.feature);
      if (!feature) return ofSystem('features');
      return yesNo(feature.state === 'enabled', `${feature.name}: ${feature.state.replace('-', ' ')}`, 'windowsSystem.features');
    }
    case 'capability': {
      const capability = windowsSystem.capabilities?.find(({ name }) => name === proof.capability);
      if (!capability) return ofSystem('capabilities');
      const state = capability.state.replace('-', ' ');
      return yesNo(capability.state === 'installed', `${capability.name}: ${state}`, 'windowsSystem.capabilities');
    }
    case 'dot-net': {
      const { dotNetFramework } = windowsSystem;
      const there = dotNetFramework?.some((version) => compareVersions(version, proof.version) >= 0) ?? false;
      if (!there && isPartial(dotNetFramework, 'windowsSystem', 'dotNetFramework', context)) return ofSystem('dotNetFramework');
      const versions = dotNetFramework?.join(', ');
      return yesNo(there, versions ? `.NET Framework ${versions}` : 'no .NET Framework', 'windowsSystem.dotNetFramework');
    }
    case 'power-shell': {
      const { powerShell } = windowsSystem;
      if (powerShell === null) return ofSystem('powerShell');
      return yesNo(compareVersions(powerShell, proof.version) >= 0, `Windows PowerShell ${powerShell}`, 'windowsSystem.powerShell');
    }
    case 'antivirus-platform': {
      const version = windowsDefender?.antivirus.platformVersion ?? null;
      if (version === null) return { met: 'unknown', section: 'windowsDefender', fact: 'antivirus.platformVersion' };
      return yesNo(compareVersions(version, proof.version) >= 0, version, 'windowsDefender.antivirus.platformVersion');
    }
    case 'no-pending-restart': {
      const { pendingRestart } = windowsSystem;
      const pending = pendingRestart?.includes(proof.reason) ?? false;
      if (!pending && isPartial(pendingRestart, 'windowsSystem', 'pendingRestart', context)) return ofSystem('pendingRestart');
      return yesNo(
        !pending,
        pending ? `${proof.reason.replaceAll('-', ' ')} is pending` : 'none is pending',
        'windowsSystem.pendingRestart',
      );
    }
  }
}

/** Requirements with their answers, sorted by what the machine says. */
export interface Held {
  readonly missing: readonly { readonly requirement: HeldRequirement; readonly seen: readonly Seen[]; readonly unconfirmed: boolean }[];
  readonly met: readonly { readonly requirement: HeldRequirement; readonly seen: readonly Seen[]; readonly unconfirmed: boolean }[];
  /** Updates that are not listed by their numbers: missing, or replaced by a later one. */
  readonly unlisted: readonly { readonly requirement: HeldRequirement; readonly seen: readonly Seen[]; readonly unconfirmed: boolean }[];
  /** The first fact without which one of them cannot be answered. */
  readonly open: { readonly section: SectionName; readonly fact: string } | null;
}

/**
 * Holds a machine against requirements. One that is only needed for others is asked for while one of those is not met, and is
 * no question of its own.
 */
export function hold(requirements: readonly HeldRequirement[], facts: RequirementFacts, context: Pick<Context, 'gaps'>): Held {
  const answers = new Map(requirements.map((requirement) => [requirement, answerOf(requirement, facts, context)]));
  const entries = [...answers].flatMap(([requirement, answer]) =>
    answer.met === 'unknown' ? [] : [{ requirement, met: answer.met, seen: answer.seen, unconfirmed: answer.unconfirmed }],
  );
  // What is only a way to another need not be doubted while that one is missing.
  const isNot = ({ requirement, met }: (typeof entries)[number]) =>
    met === 'no' || (met === 'unlisted' && requirement.rule.onlyFor.length > 0);
  const isMissing = ({ name, rule: { onlyFor } }: HeldRequirement): boolean => {
    const not = entries.some((entry) => entry.requirement.name === name && isNot(entry));
    return not && (onlyFor.length === 0 || requirements.some((other) => onlyFor.includes(other.name) && isMissing(other)));
  };
  const open = [...answers].flatMap(([{ rule }, answer]) =>
    answer.met === 'unknown' && rule.onlyFor.length === 0 ? [{ section: answer.section, fact: answer.fact }] : [],
  );
  return {
    missing: entries.filter((entry) => isNot(entry) && isMissing(entry.requirement)),
    unlisted: entries.filter(({ requirement, met }) => met === 'unlisted' && requirement.rule.onlyFor.length === 0),
    met: entries.filter(({ met }) => met === 'yes'),
    open: open[0] ?? null,
  };
}
