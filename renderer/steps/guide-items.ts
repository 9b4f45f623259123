import type { ReadinessDocument } from '../../core/document/schema';
import type { Finding } from '../../core/evaluate/finding';

export interface GuideItem {
  readonly item: string;
  /** As the guide of March 2021 prints it. */
  readonly words: string;
}

/** The numbered items of the guide's first two steps ("Migrate from Symantec - Phase 1: Prepare for your migration", 3 March 2021). */
export const guideItems: Readonly<Record<1 | 2, readonly GuideItem[]>> = {
  1: [
    { item: '1.1', words: 'Buy or try Microsoft Defender for Endpoint today.' },
    { item: '1.2', words: 'Verify that your licenses are properly provisioned.' },
    {
      item: '1.3',
      words:
        'As a global administrator or security administrator, set up your dedicated cloud instance of Microsoft Defender for Endpoint.',
    },
    {
      item: '1.4',
      words:
        'If endpoints (such as devices) in your organization use a proxy to access the internet, see Microsoft Defender for Endpoint setup: Network configuration.',
    },
  ],
  2: [
    { item: '2.1', words: 'Plan the roles and permissions for your security administrators and security operators.' },
    { item: '2.2', words: 'Set up and configure RBAC.' },
    { item: '2.3', words: 'Grant access to the Microsoft Defender Security Center.' },
  ],
};

export interface ItemFindings extends GuideItem {
  readonly findings: readonly Finding[];
  /** What the things that its links name are called today, where that differs from the guide. */
  readonly today: readonly string[];
}

/** The guide's items of a step in order, each with the findings that answer to it; what answers to none is in `others`. */
export function findingsByItem(
  step: 1 | 2,
  findings: readonly Finding[],
  links: ReadinessDocument['links'],
): { readonly items: readonly ItemFindings[]; readonly others: readonly Finding[] } {
  const ofStep = findings.filter((finding) => finding.step === step);
  const items = guideItems[step].map((guideItem) => {
    const own = ofStep.filter((finding) => finding.guideItem === guideItem.item);
    return { ...guideItem, findings: own, today: namesToday(own, links) };
  });
  const placed = new Set(items.flatMap((item) => item.findings));
  return { items, others: ofStep.filter((finding) => !placed.has(finding)) };
}

function namesToday(findings: readonly Finding[], links: ReadinessDocument['links']): string[] {
  const names = findings.flatMap((finding) =>
    finding.links.flatMap((id) => {
      const link = links[id];
      return link?.nameToday && link.nameToday !== link.nameThen ? [link.nameToday] : [];
    }),
  );
  return [...new Set(names)];
}
