import { defineCheck } from './check';
import { innermostMount, linuxFolder, mountsMayBeMissing } from './volumes';

export const optFolder = defineCheck({
  id: 'opt-folder',
  step: 3,
  title: 'Folder of the program',
  whyItMatters: 'Defender installs itself below /opt: where the file system refuses to run programs, its service does not start.',
  owner: 'server-team',
  essential: true,
  families: ['linux'],
  onlyIfSupported: true,
  requires: ['storage'],
  references: ['LINUXPRE', 'LINUXINST'],
  evidence: { mount: 'Volume', options: 'Mount options' },
  messages: {
    runs: 'Programs may run on {mount}, where Defender installs itself.',
    noexec: '{mount} is mounted noexec, so that Defender cannot run from /opt.',
    remount: 'Mount {mount} without noexec.',
    stepMount: 'Take noexec out of the options of {mount} in /etc/fstab or its mount unit, and mount it again.',
    stepElse: 'Where it has to stay, mount another file system at /opt/microsoft.',
    again: 'Assess this device again.',
  },

  evaluate({ storage }, { say, see, gaps, unread }) {
    const volume = innermostMount(storage.mounts, linuxFolder);
    if (volume === null || mountsMayBeMissing(gaps)) return unread('storage', 'mounts');
    const { mount, options } = volume;
    const fact = `storage.mounts.${storage.mounts.indexOf(volume)}`;
    const evidence = [see('mount', mount, fact), see('options', options, fact)];
    if (!options.includes('noexec')) return { outcome: 'pass', headline: say('runs', { mount }), evidence };
    const remedy = { summary: say('remount', { mount }), steps: [say('stepMount', { mount }), say('stepElse'), say('again')] };
    return { outcome: 'fail', headline: say('noexec', { mount }), remedy, evidence };
  },
});
