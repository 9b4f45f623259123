import type { Platform } from '../catalogue/schema';
import type { OperatingSystem } from '../inventory/sections/operating-system';
import { defineCheck } from './check';
import { daysBetween } from './days';
import { releaseOf } from './platform-support';
import { missingEdition, missingIdentity, ownerOfSystem, recordSource, systemName } from './system';

/** Ends no further away than this are warned of: the time a site needs to plan and carry out a change of system. */
const noticeDays = 180;

interface Ends {
  readonly end: string | null;
  readonly extended: string | null;
  readonly extendedName: string | null;
  /** The release that the ends are of, where releases differ. */
  readonly release: string | null;
  /** Extended support of this release is not on record: there may be one. */
  readonly extendedUnknown: boolean;
}

export const endOfSupport = defineCheck({
  id: 'end-of-support',
  step: 3,
  title: 'Support of the operating system by its maker',
  whyItMatters: 'Defender goes on updating on an ended system, but the system below it gets no security fixes.',
  owner: 'server-team',
  restsOnPlatform: true,
  requires: ['operatingSystem'],
  references: ['EOL'],
  evidence: {
    system: 'Operating system',
    release: 'Release',
    endDate: 'End of regular support',
    extendedDate: 'End of extended support',
    extendedName: 'Extended support',
    vendor: 'Support by its maker',
    note: 'Note',
  },
  messages: {
    until: '{system} is supported by its maker until {endDate}.',
    untilBasis: 'Extended support, where it is had, ends later: {extendedDate}.',
    noEnd: '{system} is serviced by its maker; no end is announced.',
    noEndBasis: 'Looked up on {asOfDate}: {vendor}.',
    soon: 'Support of {system} by its maker ends {endOn}.',
    planSoon: 'Plan the move to a newer release before {endDate}.',
    regularEnded: 'Regular support of {system} ended {endOn}.',
    extendedSoon: 'Extended support of {system} ends {extendedOn}.',
    haveExtended: 'Make sure that the device has extended support, to {extendedDate}.',
    ended: '{system} has had no security fixes since {endDate}.',
    endedRegular: 'Regular support of {system} ended {endOn}; no extended support of it is on record.',
    planEnded: 'Move the device to a supported release.',
    stepExtended: 'Check that the updates of extended support ({extendedName}) reach the device; it ends {extendedOn}.',
    stepSetUp: 'Where they do not, set that up or plan the move to a newer release.',
    stepPlan: 'Choose a release that both its maker and Defender support.',
    stepMove: 'Move the device, or replace it.',
    again: 'Assess this device again.',
    minorNotOnRecord: '{system}: the end of this minor version is not in the catalogue.',
    lookUpMinor: "Look up the end of this minor version on its maker's page of life cycles.",
    stepUpdateMinor: 'Where it has ended, update the device to a minor version that its maker supports.',
    notOnRecord: 'The end of support of {system} is not known.',
    lookUp: "Look it up on its maker's page of life cycles.",
    stepLookUp: "Look up the end of support on the maker's page, and note it with the answers.",
  },
  headlines: {
    warn: ['soon', 'regularEnded', 'extendedSoon', 'ended', 'endedRegular'],
    unknown: ['minorNotOnRecord', 'notOnRecord'],
    pass: ['until', 'noEnd'],
  },
  orders: ['planSoon', 'haveExtended', 'planEnded', 'lookUpMinor', 'lookUp'],

  evaluate({ operatingSystem }, { platform, catalogue, now, say, see, gaps, unread }) {
    const missing = missingIdentity(operatingSystem, { gaps }) ?? missingEdition(operatingSystem);
    if (missing !== null) return unread('operatingSystem', missing);
    const system = systemName(platform, operatingSystem);
    const owner = ownerOfSystem(operatingSystem);
    const ends = platform === null ? null : endsOf(platform, operatingSystem);
    const name = ends?.release == null ? system : nameOfRelease(system, ends.release);
    const vendor = platform?.statusToday.vendorSupport ?? null;
    const seen = [see('system', operatingSystem.name, 'operatingSystem.name')];
    const unknown = () => ({
      outcome: 'unknown' as const,
      owner,
      headline: say('notOnRecord', { system: name }),
      remedy: { summary: say('lookUp'), steps: [say('stepLookUp')] },
      evidence: seen,
    });
    if (platform?.lifecycle.minorsEndEarlier && ends === null) {
      const minor = nameOfRelease(system, operatingSystem.version ?? '');
      const steps = [say('stepLookUp'), say('stepUpdateMinor'), say('again')];
      const evidence = [
        ...seen,
        see('release', operatingSystem.version, 'operatingSystem.version'),
        ...(vendor === null ? [] : [see('vendor', vendor, recordSource(platform))]),
      ];
      return {
        ...unknown(),
        headline: say('minorNotOnRecord', { system: minor }),
        remedy: { summary: say('lookUpMinor'), steps },
        evidence,
      };
    }
    if (platform === null || ends === null) return unknown();
    const from = recordSource(platform);
    const evidence = [
      ...seen,
      ...(ends.release === null ? [] : [see('release', ends.release, from)]),
      see('endDate', ends.end, from),
      ...(ends.extended === null ? [] : [see('extendedDate', ends.extended, from)]),
      ...(ends.extendedName === null ? [] : [see('extendedName', ends.extendedName, from)]),
      ...(vendor === null ? [] : [see('vendor', vendor, from)]),
      ...(platform.lifecycle.note === null ? [] : [see('note', platform.lifecycle.note, from)]),
    ];
    if (ends.end === null) {
      if (!platform.lifecycle.openEnded || vendor === null) return { ...unknown(), evidence };
      const basis = say('noEndBasis', { asOfDate: catalogue.asOf, vendor });
      return { outcome: 'pass', headline: say('noEnd', { system: name }), basis, evidence };
    }

    const endDate = ends.end;
    const extended = ends.extended === null ? {} : { extendedOn: ends.extended, extendedName: ends.extendedName ?? 'extended support' };
    const left = daysLeft(endDate, now);
    const extendedLeft = ends.extended === null ? null : daysLeft(ends.extended, now);
    const plan = [say('stepPlan'), say('stepMove'), say('again')];
    if (left > noticeDays) {
      const headline = say('until', { system: name, endDate });
      if (ends.extended === null) return { outcome: 'pass', headline, evidence };
      return { outcome: 'pass', headline, basis: say('untilBasis', { extendedDate: ends.extended }), evidence };
    }
    if (left >= 0) {
      const headline = say('soon', { system: name, endOn: endDate });
      return { outcome: 'warn', owner, headline, remedy: { summary: say('planSoon', { endDate }), steps: plan }, evidence };
    }
    if (ends.extended !== null && extendedLeft !== null && extendedLeft >= 0) {
      const values = { system: name, endOn: endDate, extendedOn: ends.extended };
      const headline = extendedLeft <= noticeDays ? say('extendedSoon', values) : say('regularEnded', values);
      const steps = [say('stepExtended', extended), say('stepSetUp'), say('again')];
      const remedy = { summary: say('haveExtended', { extendedDate: ends.extended }), steps };
      return { outcome: 'warn', owner, headline, remedy, evidence };
    }
    const headline = ends.extendedUnknown
      ? say('endedRegular', { system: name, endOn: endDate })
      : say('ended', { system: name, endDate: ends.extended ?? endDate });
    return { outcome: 'warn', owner, headline, remedy: { summary: say('planEnded'), steps: plan }, evidence };
  },
});

/** "SUSE Linux Enterprise Server 15" with the release 15.3 is "SUSE Linux Enterprise Server 15.3". */
function nameOfRelease(system: string, release: string): string {
  const [major = ''] = release.split('.');
  return major !== '' && system.endsWith(` ${major}`) ? `${system}${release.slice(major.length)}` : `${system} ${release}`.trim();
}

/** The ends that hold for this machine; `null` when its build, or its minor version where those differ, is not on record. */
export function endsOf(platform: Platform, system: OperatingSystem): Ends | null {
  const { end, extended, extendedName, releases, minorsEndEarlier } = platform.lifecycle;
  if (minorsEndEarlier) {
    const minor = releases.find(({ version }) => version === system.version);
    if (!minor) return null;
    const unknown = minor.extended === null;
    return { end: minor.end, extended: minor.extended, extendedName, release: minor.version, extendedUnknown: unknown };
  }
  if (releases.length === 0) return { end, extended, extendedName, release: null, extendedUnknown: false };
  const release = releaseOf(platform, system);
  if (!release) return null;
  const edition = system.windows?.editionId ?? '';
  const longTerm = /^(Enterprise|IoTEnterprise)SN?$/.test(edition) ? release.longTerm : null;
  if (longTerm !== null) {
    const iot = edition.startsWith('IoT') ? release.iotLongTerm : null;
    return { end: iot ?? longTerm, extended: null, extendedName: null, release: release.version, extendedUnknown: false };
  }
  const professional = edition.startsWith('Professional') ? release.professional : null;
  return {
    end: professional ?? release.end,
    extended: release.extended,
    extendedName: release.extended && extendedName,
    release: release.version,
    extendedUnknown: false,
  };
}

/** Days from the day of `now` to the last day of support, or to the end of the month (UTC); negative when it is past. */
function daysLeft(end: string, now: Date): number {
  const [year = 0, month = 1, day] = end.split('-').map(Number);
  const last = day === undefined ? new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) : end;
  return -daysBetween(last, now);
}
