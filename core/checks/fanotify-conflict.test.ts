import { describe, expect, test } from 'vitest';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { evaluate } from '../evaluate/evaluate';
import {
  type Changes,
  english,
  findingOf,
  inventoryWith,
  linuxSystem,
  on,
  remedyText,
  signal,
  signs,
  verdictLine,
  withGap,
} from './check.test-support';
import { competingProduct } from './competing-product';
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
    'an option that was not looked for',
    options({ CONFIG_FANOTIFY: 'y' }),
    'unknown',
    'Use of fanotify: not known, because a fact of Linux system is missing.',
  ],
  ['options that were not read', options(null), 'unknown', 'Use of fanotify: not known, because a fact of Linux system is missing.'],
  ['options without a single one', options({}), 'unknown', 'Use of fanotify: not known, because a fact of Linux system is missing.'],
  [
    'processes that were not read',
    { linuxSystem: { fanotify: { users: null } } },
    'unknown',
    'Use of fanotify: not known, because a fact of Linux system is missing.',
  ],
  [
    'Symantec, which is to be there before the switch',
    users('sisamddaemon', 'wdavdaemon'),
    'warn',
    'sisamddaemon of Symantec holds fanotify marks, which an active Defender cannot share.',
  ],
  [
    'the older client of Symantec',
    users('rtvscand', 'symcfgd'),
    'warn',
    'rtvscand, symcfgd of Symantec hold fanotify marks, which an active Defender cannot share.',
  ],
  ['Symantec beside another product', users('sisamddaemon', 'ds_am'), 'fail', 'ds_am holds fanotify marks, which Defender cannot share.'],
  ['a name that only resembles one of Symantec', users('sisamd'), 'fail', 'sisamd holds fanotify marks, which Defender cannot share.'],
] as const)('%s', (_, changes, outcome, headline) => {
  expect(verdictLine(findingOf(fanotifyConflict, changes))).toEqual([outcome, headline]);
});

describe('a scan that did not see every process', () => {
  const partial = (...names: readonly string[]) =>
    withGap(inventoryWith(users(...names)), 'linuxSystem', 'fanotify.users', 'Open files of 3 of the running processes are refused.');

  test('is unknown where it found nobody else, and says why', () => {
    const finding = findingOf(fanotifyConflict, partial('wdavdaemon'));
    expect(verdictLine(finding)).toEqual(['unknown', 'Use of fanotify: not known, because a fact of Linux system is missing.']);
    expect(finding.evidence).toEqual([
      { name: 'linuxSystem.fanotify.users', value: 'Open files of 3 of the running processes are refused.', source: null },
    ]);
  });

  test('fails by what it found', () => {
    expect(findingOf(fanotifyConflict, partial('ds_am')).outcome).toBe('fail');
  });
});

describe('what explains it', () => {
  const trend = signs(signal('service', 'ds_agent', 'running'), signal('process', 'ds_am'), signal('path', '/opt/ds_agent'));
  const noOption = { CONFIG_FANOTIFY: 'n', CONFIG_FANOTIFY_ACCESS_PERMISSIONS: 'n' } as const;
  const causeOf = (changes: Changes) => {
    const inputs = {
      inventory: inventoryWith(changes),
      statements: [],
      connectivity: { status: 'deferred', reason: 'offline-chosen' } as const,
    };
    const { findings } = evaluate(inputs, sampleCatalogue(), sampleNow(), [competingProduct, fanotifyConflict]);
    expect(findings.map(({ outcome }) => outcome)).toEqual(['fail', 'fail']);
    return findings[1]?.causedBy;
  };

  test.each<readonly [string, Changes, string | null]>([
    ['marks of a product that was found running', { ...trend, ...users('ds_am') }, 'competing-product'],
    ['marks of another process of that product', { ...trend, ...users('ds_agent') }, 'competing-product'],
    ['marks of Symantec beside it', { ...trend, ...users('ds_am', 'sisamddaemon') }, 'competing-product'],
    ['marks of another program beside it', { ...trend, ...users('ds_am', 'clamonacc') }, null],
    ['a missing option of the kernel', { ...trend, ...options(noOption) }, null],
    ['both at once', { ...trend, linuxSystem: { kernelOptions: noOption, fanotify: { users: [{ pid: 7, name: 'ds_am' }] } } }, null],
  ])('%s: %s', (_, changes, cause) => {
    expect(causeOf(changes)).toBe(cause);
  });

  test('a process whose name the kernel has cut is known all the same', () => {
    const sophos = signs(signal('process', 'sophos_threat_detector'), signal('service', 'sophos-spl', 'running'));
    expect(causeOf({ ...sophos, ...users('sophos_threat_d') })).toBe('competing-product');
  });
});

test('marks and a missing option are both named', () => {
  const finding = findingOf(fanotifyConflict, {
    linuxSystem: {
      kernelOptions: { CONFIG_FANOTIFY: 'y', CONFIG_FANOTIFY_ACCESS_PERMISSIONS: 'n' },
      fanotify: { users: [{ pid: 7, name: 'ds_am' }] },
    },
  });
  expect(english(finding.headline)).toBe('ds_am holds fanotify marks, and the kernel lacks CONFIG_FANOTIFY_ACCESS_PERMISSIONS.');
});

test('names of options are not confirmed, a foreign mark is', () => {
  expect(
    [{}, options({ CONFIG_FANOTIFY: 'n', CONFIG_FANOTIFY_ACCESS_PERMISSIONS: 'n' }), users('ds_am')].map(
      (changes) => findingOf(fanotifyConflict, changes).unconfirmed,
    ),
  ).toEqual([true, true, false]);
});

test('Symantec is not to be stopped: Defender stays passive beside it', () => {
  expect(remedyText(findingOf(fanotifyConflict, users('sisamddaemon')))).toEqual([
    'Keep Defender at the passive enforcement level until Symantec is removed.',
    'In phase 2, set the enforcement level of Defender to passive before it is installed.',
    'Raise it in phase 3, once Symantec is off this device.',
    'Assess this device again.',
  ]);
});
