import { defineCheck } from './check';

export const sampleSettings = defineCheck({
  id: 'sample-settings',
  step: 3,
  title: 'Settings from a sample',
  whyItMatters: 'With the values of a sample in its settings, Defender seeks a proxy that does not exist, or lets a threat pass.',
  owner: 'security-administrator',
  essential: true,
  families: ['linux', 'macos'],
  requires: ['operatingSystem', 'mdatp'],
  references: ['LINUXPREF'],
  evidence: { settings: 'Settings of the organisation', value: 'Value of the sample' },
  messages: {
    absent: 'No settings of the organisation for Defender are here yet.',
    own: 'The settings of the organisation hold no value of a sample.',
    found: "The settings of the organisation hold {count, plural, one {a value} other {# values}} of Microsoft's sample.",
    replace: "Replace what is left of the sample by your organisation's own settings.",
    stepEdit: 'Take out of the settings, or replace: {values}.',
    stepWhere:
      '{system, select, macos {Change the profile com.microsoft.wdav in the management, and let it be delivered again.} other {Change /etc/opt/microsoft/mdatp/managed/mdatp_managed.json where your organisation keeps it, and deliver it again.}}',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['found'], pass: ['absent', 'own'] },
  orders: ['replace'],

  evaluate({ operatingSystem, mdatp }, { say, see, gaps, unread }) {
    const { managedSettings, sampleValues } = mdatp;
    if (sampleValues !== null && sampleValues.length > 0) {
      const steps = [say('stepEdit', { values: sampleValues }), say('stepWhere', { system: operatingSystem.family }), say('again')];
      return {
        outcome: 'fail',
        headline: say('found', { count: sampleValues.length }),
        remedy: { summary: say('replace'), steps },
        evidence: sampleValues.map((value) => see('value', value, 'mdatp.sampleValues')),
      };
    }
    if (managedSettings === null) return unread('mdatp', 'managedSettings');
    if (sampleValues === null || gaps('mdatp', 'sampleValues').length > 0) return unread('mdatp', 'sampleValues');
    const evidence = [see('settings', managedSettings === 'present', 'mdatp.managedSettings')];
    return { outcome: 'pass', headline: say(managedSettings === 'absent' ? 'absent' : 'own'), evidence };
  },
});
