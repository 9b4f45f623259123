import type { Platform } from '../catalogue/schema';
import type { OperatingSystem } from '../inventory/sections/operating-system';
import { type Check, defineCheck } from './check';
import { missingEdition, missingIdentity, ownerOfSystem, recordSource, systemName } from './system';

/** What the two capabilities of the guide's table differ in. */
interface Capability {
  readonly id: string;
  readonly capability: 'edr' | 'av';
  readonly title: string;
  readonly whyItMatters: string;
  /** In a headline: "supported for ...". */
  readonly word: string;
  readonly causedBy?: readonly string[];
  readonly links: readonly string[];
}

/**
 * A check of whether the system is supported for one capability. Today's status decides; what the guide's time said stands
 * beside it. A version that decides and was not read leaves it unknown, and so does an edition, by which some systems are told.
 * Whether the edition is one that is supported is another check's. The other capability explains a result only where both have
 * it for the same reason.
 */
export function definePlatformCheck({ capability, word, ...meta }: Capability): Check {
  return defineCheck({
    ...meta,
    step: 3,
    owner: 'server-team',
    essential: true,
    restsOnPlatform: true,
    requires: ['operatingSystem'],
    references: ['GUIDE', 'MINREQ', 'LINUXPRE', 'MACPRE'],
    evidence: {
      system: 'Operating system',
      version: 'Version',
      march2021: 'March 2021',
      today: 'Today',
      status: 'Status today',
      detail: 'Detail',
      onboarding: 'Way of onboarding today',
      record: 'Record',
    },
    messages: {
      supported: `{system} is supported for ${word}.`,
      supportedUnconfirmed: `{system} is listed for ${word}; this is unconfirmed.`,
      basis: 'March 2021: {march2021}. Today: {today}.',
      byWay: `{system} is supported for ${word}, onboarded by {onboarding}.`,
      otherProduct: '{system} has no Defender Antivirus; {product} takes its place.',
      planProduct: 'Plan {product} for this device, or move it to a supported system.',
      stepProduct: 'Where it stays, install {product} when Symantec is removed.',
      unsupported: `{system} is not supported for ${word}.`,
      unconfirmed: `{system} is unsupported or unconfirmed for ${word}.`,
      move: 'Move the device to a supported system.',
      askFirst: 'Ask Microsoft whether it is supported by now, else move it.',
      noSensor: '{system}, version {version}, has no EDR sensor.',
      update: 'Update the device to a version that has the sensor.',
      unknown: `It is unconfirmed whether {system} is supported for ${word}.`,
      ask: "Look the system up in today's requirements of Defender.",
      minorUnknown: `{system} is supported for ${word} from {from} on; its minor version is not known.`,
      readMinor: 'Read the minor version in {file}, or let it be readable.',
      stepCompare: "Compare the system with the list on the page of today's requirements.",
      stepMove: 'Plan the change with the owner of the device.',
      again: 'Assess this device again.',
    },
    headlines: {
      fail: ['unsupported', 'unconfirmed', 'noSensor'],
      warn: ['otherProduct'],
      unknown: ['unknown', 'minorUnknown'],
      pass: ['supported', 'supportedUnconfirmed', 'byWay'],
    },
    orders: ['planProduct', 'move', 'askFirst', 'update', 'ask', 'readMinor'],

    evaluate({ operatingSystem }, { platform, minorUnknown, catalogue, say, see, gaps, unread }) {
      const missing = missingIdentity(operatingSystem, { gaps }) ?? missingEdition(operatingSystem);
      if (missing !== null) return unread('operatingSystem', missing);
      const system = systemName(platform, operatingSystem);
      const owner = ownerOfSystem(operatingSystem);
      const version = operatingSystem.version;
      const seen = [see('system', operatingSystem.name, 'operatingSystem.name'), see('version', version, 'operatingSystem.version')];
      if (platform === null) {
        const remedy = { summary: say('askFirst'), steps: [say('stepCompare'), say('stepMove'), say('again')] };
        return { outcome: 'fail', owner, headline: say('unconfirmed', { system }), remedy, evidence: seen };
      }
      const status = platform.capabilities[capability];
      const from = recordSource(platform);
      const ways = platform.onboarding.today.map((way) => catalogue.common.onboarding[way]?.name ?? way);
      const evidence = [
        ...seen,
        see('march2021', status.march2021, from),
        see('today', status.note === null ? status.today : `${status.today}; ${status.note}`, from),
        see('status', platform.statusToday.mde, from),
        ...(platform.statusToday.detail === null ? [] : [see('detail', platform.statusToday.detail, from)]),
        ...(ways.length === 0 ? [] : [see('onboarding', ways, from)]),
        see('record', platform.id, from),
      ];
      const move = (summary: 'move' | 'askFirst' | 'update') => ({
        summary: say(summary),
        steps: [say('stepCompare'), say('stepMove'), say('again')],
      });

      const release = releaseOf(platform, operatingSystem);
      if (capability === 'edr' && release?.edrSensor === false) {
        return {
          outcome: 'fail',
          owner,
          headline: say('noSensor', { system, version: release.version }),
          remedy: move('update'),
          evidence,
        };
      }
      if (minorUnknown && status.supportToday !== 'unsupported' && needsMinor(platform)) {
        const { versionMin, versionFrom } = platform.match.kind === 'os-release' ? platform.match : { versionMin: null, versionFrom: null };
        return {
          outcome: 'unknown',
          headline: say('minorUnknown', { system, from: versionMin ?? '' }),
          remedy: { summary: say('readMinor', { file: versionFrom ?? '' }), steps: [say('again')] },
          evidence,
        };
      }
      const { edr, av } = platform.capabilities;
      const sameForBoth = edr.supportToday === av.supportToday && release?.edrSensor !== false;
      const causes = sameForBoth ? {} : { causes: [] };
      switch (status.supportToday) {
        case 'supported': {
          const headline = say(platform.verified ? 'supported' : 'supportedUnconfirmed', { system });
          return { outcome: 'pass', headline, basis: say('basis', { march2021: status.march2021, today: status.today }), evidence };
        }
        case 'byWay': {
          const basis = say('basis', { march2021: status.march2021, today: status.today });
          return { outcome: 'pass', headline: say('byWay', { system, onboarding: ways }), basis, evidence };
        }
        case 'otherProduct': {
          const product = platform.requirements.find(({ kind }) => kind === 'product')?.name ?? status.today;
          const steps = [say('stepProduct', { product }), say('stepMove'), say('again')];
          const remedy = { summary: say('planProduct', { product }), steps };
          return { outcome: 'warn', owner, headline: say('otherProduct', { system, product }), remedy, evidence, ...causes };
        }
        case 'unsupported': {
          const [headline, summary] = platform.verified ? (['unsupported', 'move'] as const) : (['unconfirmed', 'askFirst'] as const);
          return { outcome: 'fail', owner, headline: say(headline, { system }), remedy: move(summary), evidence, ...causes };
        }
        case 'unknown': {
          const remedy = { summary: say('ask'), steps: [say('stepCompare'), say('again')] };
          return { outcome: 'unknown', owner, headline: say('unknown', { system }), remedy, evidence, ...causes };
        }
      }
    },
  });
}

/** The build's own entry, where a record has one for each. */
export const releaseOf = ({ lifecycle }: Platform, { windows }: OperatingSystem) =>
  lifecycle.releases.find(({ build }) => build === windows?.build);

/** Whether a minor version of the record's first major lies below it, so that the major one alone proves nothing. */
function needsMinor({ match }: Platform): boolean {
  return match.kind === 'os-release' && Number(match.versionMin?.split('.')[1] ?? 0) > 0;
}
