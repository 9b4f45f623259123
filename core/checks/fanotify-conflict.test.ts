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
  const noOption = { CONFIG_FANOTIFY: 'n' } as const;
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
    linuxSystem: { kernelOptions: { CONFIG_FANOTIFY: 'y' }, fanotify: { users: [{ pid: 7, name: 'ds_am' }] } },
  });
  expect(english(finding.headline)).toBe('ds_am holds fanotify marks, and the kernel lacks CONFIG_FANOTIFY_ACCESS_PERMISSIONS.');
});

test('names of options are not confirmed, a foreign mark is', () => {
  expect(
    [{}, options({ CONFIG_FANOTIFY: 'y' }), users('ds_am')].map((changes) => findingOf(fanotifyConflict, changes).unconfirmed),
  ).toEqual([true, true, false]);
});
