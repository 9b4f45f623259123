import { expect, test } from 'vitest';
import { allChecks } from '../../core/checks/all';
import { sampleDocument } from '../../core/document/sample.test-support';
import { findingsByItem, guideItems } from './guide-items';

const document = sampleDocument();

test('every check of steps 1 and 2 that answers to an item answers to one of these', () => {
  for (const { id, step, guideItem } of allChecks) {
    if (step !== 3 && guideItem !== undefined)
      expect(
        guideItems[step].map(({ item }) => item),
        id,
      ).toContain(guideItem);
  }
});

test('the items come in the guide’s order, each with its findings, and none is lost', () => {
  for (const step of [1, 2] as const) {
    const { items, others } = findingsByItem(step, document.findings, document.links);
    expect(items.map(({ item }) => item)).toEqual(guideItems[step].map(({ item }) => item));
    for (const { item, findings } of items) for (const finding of findings) expect(finding.guideItem).toBe(item);
    const placed = [...items.flatMap(({ findings }) => findings), ...others];
    expect(placed).toHaveLength(document.findings.filter((finding) => finding.step === step).length);
  }
});

test('a finding that answers to no item stands beside them', () => {
  const [first] = document.findings.filter(({ step }) => step === 1);
  const stray = first && { ...first, guideItem: null };
  expect(findingsByItem(1, stray ? [stray] : [], {}).others).toEqual([stray]);
});

test('today’s name is told where it differs from the guide’s, once', () => {
  const [first] = document.findings.filter(({ guideItem }) => guideItem === '1.2');
  const link = { urlThen: 'https://docs.example.com', urlToday: null, verified: true };
  const links = {
    renamed: { ...link, nameThen: 'Security Center', nameToday: 'Defender portal' },
    same: { ...link, nameThen: 'Intune', nameToday: 'Intune' },
    unknown: { ...link, nameThen: 'Overview', nameToday: null },
  };
  const finding = first && { ...first, links: ['renamed', 'same', 'unknown', 'renamed', 'missing'] };
  const { items } = findingsByItem(1, finding ? [finding] : [], links);
  expect(items.find(({ item }) => item === '1.2')?.today).toEqual(['Defender portal']);
});
