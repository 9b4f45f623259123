import { describe, expect, test } from 'vitest';
import { sampleCatalogue, sampleNow } from '../document/sample.test-support';
import { evaluate } from '../evaluate/evaluate';
import type { Finding, Outcome } from '../evaluate/finding';
import { findingWith } from '../evaluate/finding.test-support';
import { machineWith, withoutSection } from '../inventory/machines.test-support';
import { unreadGroups, unreadSectionOf, unreadSentence } from './unread-groups';

const unread = (checkId: string, section: string, more: Partial<Finding> = {}): Finding =>
  findingWith(checkId, 'unknown', {
    owner: 'technician',
    headline: { id: 'runner.sectionUnavailable', values: { check: checkId, section } },
    remedy: {
      summary: { id: 'runner.readAgain', values: { reason: 'notElevated', section, origin: 'live' } },
      steps: [],
      command: null,
    },
    evidence: [{ name: section, value: 'access denied', source: null }],
    ...more,
  });
const plain = (checkId: string, outcome: Outcome, causedBy: string | null = null) => findingWith(checkId, outcome, { causedBy });
const idsOf = (findings: Finding[]) => unreadGroups(findings).map((group) => group.map(({ checkId }) => checkId));

describe('groups of what is not known', () => {
  test('stand where the first of them would, and leave everything else alone', () => {
    const findings = [
      plain('passed', 'pass'),
      unread('a', 'storage'),
      plain('own', 'unknown'),
      unread('b', 'storage'),
      unread('c', 'proxy'),
      plain('failed', 'fail'),
    ];
    expect(idsOf(findings)).toEqual([['failed'], ['a', 'b'], ['own'], ['c'], ['passed']]);
  });

  test('are apart by reason, and by what the machine said', () => {
    const timedOut = unread('b', 'storage');
    const other = { ...timedOut, evidence: [{ name: 'storage', value: 'no answer within 20 s', source: null }] };
    expect(idsOf([unread('a', 'storage'), other])).toEqual([['a'], ['b']]);
  });

  test('take along what one of them explains, and leave under its cause what something else explains', () => {
    const findings = [
      unread('a', 'storage'),
      plain('effect', 'unknown', 'a'),
      unread('b', 'storage'),
      plain('cause', 'fail'),
      unread('c', 'storage', { causedBy: 'cause' }),
    ];
    expect(idsOf(findings)).toEqual([['cause'], ['c'], ['a', 'effect', 'b']]);
  });

  test('of a machine whose section could not be read are one for each reason, and lose nothing', () => {
    const machine = withoutSection(machineWith('windows-11'), 'windowsSystem', 'Access is denied.');
    const { findings } = evaluate(
      { inventory: machine, statements: [], connectivity: { status: 'deferred', reason: 'offline-chosen' } },
      sampleCatalogue(),
      sampleNow(),
    );
    const groups = unreadGroups(findings);
    expect(groups.flat()).toHaveLength(findings.length);
    const [group, ...others] = groups.filter(({ length }) => length > 1);
    expect(others).toEqual([]);
    expect(group && unreadSentence(group)).toMatch(/^\d+ checks could not be judged: Windows system could not be read \(not readable\)\.$/);
  });
});

describe('what stands for a group', () => {
  test('names the facts where the section was read without them', () => {
    const fact = (checkId: string) =>
      unread(checkId, 'host', {
        headline: { id: 'runner.factUnread', values: { check: checkId, section: 'host' } },
        evidence: [{ name: 'host.clock.synchronised', value: 'access denied', source: null }],
      });
    expect(unreadSentence([fact('a'), fact('b')])).toBe(
      '2 checks could not be judged: of Host, directory and clock, clock synchronised could not be read (needs administrator or root rights).',
    );
  });

  test('begins with the cause where a number stands before it', () => {
    expect(unreadSentence([unread('a', 'storage'), unread('b', 'storage')], 'cause')).toBe(
      'Storage could not be read (needs administrator or root rights): 2 checks could not be judged.',
    );
  });

  test('bears what another version wrote', () => {
    const foreign = { summary: { id: 'runner.readAgain', values: { section: 'toString', reason: 'toString' } }, steps: [], command: null };
    expect(unreadSentence([unread('a', 'storage', { remedy: foreign }), unread('b', 'storage')])).toBe(
      '2 checks could not be judged: a part of the inventory could not be read.',
    );
  });

  test('only a section that was not read at all is named as one', () => {
    expect(unreadSectionOf(unread('a', 'storage'))).toBe('Storage');
    expect(unreadSectionOf(plain('b', 'unknown'))).toBeNull();
  });
});
