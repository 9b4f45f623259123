import { defineCheck } from './check';

export const initSystem = defineCheck({
  id: 'init-system',
  step: 3,
  title: 'Init system',
  whyItMatters: 'Defender for Linux runs as a unit of systemd and does not start without it.',
  owner: 'server-team',
  essential: true,
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['operatingSystem', 'linuxSystem'],
  references: ['LINUXPRE'],
  evidence: { init: 'Process 1', systemd: 'systemd runs as process 1', systemdVersion: 'Version of systemd', runsIn: 'Runs in' },
  messages: {
    systemd: 'systemd runs as process 1.',
    versionBasis: 'Version {systemdVersion}.',
    inContainer: 'systemd does not run in this container.',
    assessHost: 'Assess the host of the container instead.',
    stepHost: 'Find out which machine hosts the container, and assess that machine.',
    other: 'Process 1 is {init}, not systemd.',
    change: 'Move the device to a system that runs systemd.',
    stepPlan: 'Choose a supported system, or set the device up with systemd.',
    assessWindows: 'Assess Windows on this device instead.',
    stepWindows: 'Run the assessment on the Windows that holds this system.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['inContainer', 'other'], pass: ['systemd'] },
  orders: ['assessHost', 'change', 'assessWindows'],

  evaluate({ operatingSystem, linuxSystem }, { say, see, unread }) {
    const { name, systemd, systemdVersion } = linuxSystem.init;
    if (systemd === null) return unread('linuxSystem', 'init.systemd');
    const evidence = [
      see('init', name, 'linuxSystem.init.name'),
      see('systemd', systemd, 'linuxSystem.init.systemd'),
      see('systemdVersion', systemdVersion, 'linuxSystem.init.systemdVersion'),
    ];
    if (systemd) {
      if (systemdVersion === null) return { outcome: 'pass', headline: say('systemd'), evidence };
      return { outcome: 'pass', headline: say('systemd'), basis: say('versionBasis', { systemdVersion }), evidence };
    }
    if (operatingSystem.runsIn?.kind === 'container') {
      const withContainer = [...evidence, see('runsIn', 'container', 'operatingSystem.runsIn.kind')];
      const wsl = operatingSystem.runsIn.technology === 'wsl';
      const remedy = { summary: say(wsl ? 'assessWindows' : 'assessHost'), steps: [say(wsl ? 'stepWindows' : 'stepHost')] };
      return { outcome: 'fail', owner: 'technician', headline: say('inContainer'), remedy, evidence: withContainer };
    }
    const remedy = { summary: say('change'), steps: [say('stepPlan'), say('again')] };
    return { outcome: 'fail', headline: say('other', { init: name ?? 'another program' }), remedy, evidence };
  },
});
