import type { WindowsSystem } from '../inventory/sections/windows-system';
import { hold, requirementsHere } from './requirements';
import { recordSource } from './system';
import { defineWindowsCheck, isPartial } from './windows';

type Reason = NonNullable<WindowsSystem['pendingRestart']>[number];

const reasonWords: Readonly<Record<Reason, string>> = {
  'component-servicing': 'a change of Windows components',
  'windows-update': 'an update of Windows',
  'file-rename': 'files to be replaced',
  'computer-rename': 'a new name of the computer',
  'defender-installation': 'an earlier run of the installer of Defender',
};

/** Programs that update themselves leave this nearly always, and no installer minds it. */
const everyday: readonly Reason[] = ['file-rename'];

export const pendingRestart = defineWindowsCheck({
  id: 'pending-restart',
  title: 'Pending restart',
  whyItMatters: 'Updates and installers that wait for a restart make others fail, or refuse to run.',
  owner: 'technician',
  essential: true,
  subject: 'system',
  requires: ['operatingSystem', 'windowsSystem'],
  references: ['INSTALLPS1', 'DDT'],
  evidence: { reason: 'Waits for it', needed: 'Needed' },
  messages: {
    none: 'No restart is pending.',
    everyday: 'Only files wait to be replaced at the next start, which is normal.',
    refused: 'A restart is pending for {reasons}; the installer refuses to run before it.',
    pending: 'A restart is pending for {reasons}.',
    restart: 'Restart this device before anything is installed.',
    stepAgree: 'Agree on a time with the owner of the device.',
    stepRestart: 'Restart it, and see whether the restart is still asked for.',
    again: 'Assess this device again.',
  },
  headlines: { fail: ['refused'], warn: ['pending'], pass: ['none', 'everyday'] },
  orders: ['restart'],

  evaluate({ windowsSystem }, { platform, system: machine, say, see, gaps, unread }) {
    const reasons = windowsSystem.pendingRestart ?? [];
    const asked = requirementsHere(platform, machine, ['no-pending-restart'], ['required']);
    const { missing } = hold(asked, { system: machine, windowsSystem }, { gaps });
    const evidence = [
      see(
        'reason',
        reasons.map((reason) => reasonWords[reason]),
        'windowsSystem.pendingRestart',
      ),
      ...missing.map(({ requirement }) => see('needed', requirement.detail, recordSource(platform))),
    ];
    const values = { reasons: reasons.map((reason) => reasonWords[reason]) };
    const remedy = { summary: say('restart'), steps: [say('stepAgree'), say('stepRestart'), say('again')] };
    if (missing.length > 0) {
      const unconfirmed = missing.some((one) => one.unconfirmed);
      return { outcome: 'fail', headline: say('refused', values), remedy, evidence, unconfirmed };
    }
    if (isPartial(windowsSystem.pendingRestart, 'windowsSystem', 'pendingRestart', { gaps })) {
      return unread('windowsSystem', 'pendingRestart');
    }
    if (reasons.some((reason) => !everyday.includes(reason)))
      return { outcome: 'warn', headline: say('pending', values), remedy, evidence };
    return { outcome: 'pass', headline: say(reasons.length > 0 ? 'everyday' : 'none'), evidence };
  },
});
