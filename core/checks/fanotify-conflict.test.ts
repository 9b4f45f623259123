import { expect, test } from 'vitest';
import { findingOf, linuxSystem, on, verdictLine } from './check.test-support';
import { fanotifyConflict } from './fanotify-conflict';

const users = (...names: readonly string[]) => ({
  linuxSystem: { fanotify: { users: names.map((name, index) => ({ pid: 900 + index, name })) } },
});
const options = (kernelOptions: Record<string, 'y' | 'm' | 'n'> | null) => ({ linuxSystem: { kernelOptions } });
const rhel = on(linuxSystem('rhel', '9.4'));

test.each([
  ['nobody', {}, 'pass', 'No other program holds fanotify marks.'],
  ['Defender itself', users('wdavdaemon', 'wdavdaemon ente', 'mdatp_audisp_pl'), 'pass', 'No other program holds fanotify marks.'],
  ['fapolicyd on RHEL', { ...rhel, ...users('fapolicyd') }, 'pass', 'fapolicyd may use fanotify beside Defender here.'],
  ['fapolicyd on Debian', users('fapolicyd'), 'fail', 'fapolicyd holds fanotify marks, which Defender cannot share.'],
  ['another product', users('ds_am', 'wdavdaemon'), 'fail', 'ds_am holds fanotify marks, which Defender cannot share.'],
  [
    'two of them, one twice',
    users('ds_am', 'clamonacc', 'ds_am'),
    'fail',
    'ds_am, clamonacc hold fanotify marks, which Defender cannot share.',
  ],
  [
    'a kernel without permission events',
    options({ CONFIG_FANOTIFY: 'y', CONFIG_FANOTIFY_ACCESS_PERMISSIONS: 'n' }),
    'fail',
    'The kernel lacks CONFIG_FANOTIFY_ACCESS_PERMISSIONS, which Defender needs.',
  ],
  [
    'an option that is not mentioned is not there',
    options({ CONFIG_FANOTIFY: 'y' }),
    'fail',
    'The kernel lacks CONFIG_FANOTIFY_ACCESS_PERMISSIONS, which Defender needs.',
  ],
  ['options that were not read', options(null), 'unknown', 'Use of fanotify: not known, because a fact of Linux system is missing.'],
  ['options without a single one', options({}), 'unknown', 'Use of fanotify: not known, because a fact of Linux system is missing.'],
  [
    'processes that were not read',
    { linuxSystem: { fanotify: { users: null } } },
    'unknown',
    'Use of fanotify: not known, because a fact of Linux system is missing.',
  ],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(fanotifyConflict, changes))).toEqual([outcome, headline]);
});
