import { hold, requirementsHere } from './requirements';
import { recordSource, systemName } from './system';
import { defineWindowsCheck } from './windows';

export const systemFiles = defineWindowsCheck({
  id: 'system-files',
  title: 'System files that the installer looks at',
  whyItMatters: 'The installer takes a system whose files were changed for one that is not supported, and refuses.',
  owner: 'server-team',
  essential: true,
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['INSTALLPS1', 'WS-UNIFIED'],
  evidence: { file: 'File', needed: 'Needed', record: 'Record' },
  messages: {
    good: 'The system files that the installer looks at are as Windows set them up.',
    wrong: '{files} {count, plural, one {does} other {do}} not belong to Windows itself, so that the installer refuses.',
    restore: 'Give {files} back to the owner NT SERVICE\\TrustedInstaller.',
    stepFind: 'Find out what took {files} over: tools that tune or patch Windows do.',
    stepRepair: 'Let Windows repair its files, then set the owner again where it is still another.',
    again: 'Assess this device again.',
    none: 'No owner of system files is asked for on {system}.',
  },
  headlines: { fail: ['wrong'], notApplicable: ['none'], pass: ['good'] },
  orders: ['restore'],

  evaluate({ operatingSystem, windowsSystem }, { platform, system: machine, ownerHere, say, see, gaps, unread }) {
    const asked = requirementsHere(platform, machine, ['file-owner'], ['required']);
    if (asked.length === 0) {
      const headline = say('none', { system: systemName(platform, operatingSystem) });
      return { outcome: 'notApplicable', headline, evidence: [see('record', platform.id, recordSource(platform))] };
    }
    const { missing, met, open } = hold(asked, { system: machine, windowsSystem }, { gaps });
    const evidence = [...missing, ...met].flatMap(({ requirement, seen }) => [
      ...seen.map(({ value, from }) => see('file', value, from)),
      see('needed', requirement.detail, requirement.source === null ? recordSource(platform) : `catalogue: ${requirement.source}`),
    ]);
    if (missing.length > 0) {
      const values = { files: missing.map(({ requirement }) => requirement.name), count: missing.length };
      const remedy = { summary: say('restore', values), steps: [say('stepFind', values), say('stepRepair'), say('again')] };
      const command = 'sfc /scannow';
      const unconfirmed = missing.some((one) => one.unconfirmed);
      return { outcome: 'fail', owner: ownerHere, headline: say('wrong', values), remedy: { ...remedy, command }, evidence, unconfirmed };
    }
    if (open !== null) return unread(open.section, open.fact);
    return { outcome: 'pass', headline: say('good'), evidence, unconfirmed: met.some((one) => one.unconfirmed) };
  },
});
