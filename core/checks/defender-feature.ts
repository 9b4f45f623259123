import { requirementsHere } from './requirements';
import { recordSource, systemName } from './system';
import { defineWindowsCheck } from './windows';

export const defenderFeature = defineWindowsCheck({
  id: 'defender-feature',
  title: 'Feature of Defender Antivirus on servers',
  whyItMatters: 'Where its files were removed from a server Defender cannot be turned on again without a source for them.',
  owner: 'server-team',
  essential: true,
  subject: 'defender',
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['SWITCH2', 'DDT', 'ENABLEWS'],
  links: ['phase-2-setup'],
  evidence: { feature: 'Feature', record: 'Record' },
  messages: {
    enabled: 'Defender Antivirus is enabled as a feature of this server.',
    removed: 'The files of Defender Antivirus were removed from this server: {features}.',
    bringBack: 'Bring the files of {features} back to this server.',
    stepSource: 'Have the installation media of this very version of Windows Server ready, or reach Windows Update.',
    stepEnable: 'Enable {features}, from that source where its files are gone, and restart the server.',
    stepRepair: 'Where that fails, repair the component store first.',
    disabled: 'Defender Antivirus is disabled as a feature of this server: {features}.',
    plan: 'Plan to enable {features} in phase 2, with passive mode set first.',
    stepPassive: 'Where Symantec stays while the server is onboarded, set passive mode first.',
    stepRestart: 'Restart the server.',
    pending: 'A change of the feature of Defender Antivirus waits for a restart: {features}.',
    restart: 'Restart this server, so that the change is carried out.',
    stepThen: 'Look at the feature again: it has to be enabled for phase 2.',
    again: 'Assess this device again.',
    none: '{system} has no feature of Defender Antivirus to enable.',
  },
  headlines: { fail: ['removed'], warn: ['disabled', 'pending'], notApplicable: ['none'], pass: ['enabled'] },
  orders: ['bringBack', 'plan', 'restart'],

  evaluate({ operatingSystem, windowsSystem }, { platform, system: machine, ownerHere, say, see, unread }) {
    const asked = requirementsHere(platform, machine, ['feature'], ['required']).map(({ name }) => name);
    if (asked.length === 0) {
      const headline = say('none', { system: systemName(platform, operatingSystem) });
      return { outcome: 'notApplicable', headline, evidence: [see('record', platform.id, recordSource(platform))] };
    }
    const found = asked.map((name) => windowsSystem.features?.find((feature) => feature.name === name));
    const listed = found.filter((feature) => feature !== undefined);
    const evidence = listed.map(({ name, state }) => see('feature', `${name}: ${state.replaceAll('-', ' ')}`, 'windowsSystem.features'));
    const inState = (...states: readonly (typeof listed)[number]['state'][]) =>
      listed.filter(({ state }) => states.includes(state)).map(({ name }) => name);
    // Without its entries in the component store Windows does not even name the feature.
    const removed = inState('payload-removed', 'absent');
    const commandFor = ([name = '']: readonly string[]) => `DISM /Online /Enable-Feature /FeatureName:${name} /All`;
    if (removed.length > 0) {
      const values = { features: removed };
      const steps = [say('stepPassive'), say('stepSource'), say('stepEnable', values), say('stepRepair'), say('again')];
      const remedy = { summary: say('bringBack', values), steps, command: commandFor(removed) };
      return { outcome: 'fail', owner: ownerHere, headline: say('removed', values), remedy, evidence };
    }
    if (found.includes(undefined)) return unread('windowsSystem', 'features');
    const disabled = inState('disabled');
    if (disabled.length > 0) {
      const values = { features: disabled };
      const steps = [say('stepPassive'), say('stepEnable', values), say('again')];
      const remedy = { summary: say('plan', values), steps, command: commandFor(disabled) };
      return { outcome: 'warn', owner: ownerHere, headline: say('disabled', values), remedy, evidence };
    }
    const pending = inState('enable-pending', 'disable-pending');
    if (pending.length > 0) {
      const remedy = { summary: say('restart'), steps: [say('stepRestart'), say('stepThen'), say('again')] };
      return { outcome: 'warn', owner: ownerHere, headline: say('pending', { features: pending }), remedy, evidence };
    }
    return { outcome: 'pass', headline: say('enabled'), evidence };
  },
});
