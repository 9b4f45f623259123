import { type Fact, factsOf, splitByPlatform } from '../../core/inventory/facts';
import { type SectionName, type Sections, sectionTitles } from '../../core/inventory/schema';
import type { Section } from '../../core/inventory/section';
import { reasonWords } from '../../core/inventory/section';

export interface SectionOfFacts {
  readonly name: SectionName;
  readonly section: Section<unknown>;
  readonly facts: readonly Fact[];
}

/** The sections that this platform has in their order, each with its facts. */
export function sectionsOfFacts(sections: Sections): SectionOfFacts[] {
  const { here } = splitByPlatform(sections);
  return here.map((name) => ({ name, section: sections[name], facts: factsOfNamed(sections, name) }));
}

function factsOfNamed<Name extends SectionName>(sections: Sections, name: Name): Fact[] {
  // The section of that name; TypeScript does not follow a generic key through the union of all of them.
  return factsOf(name, sections[name] as Parameters<typeof factsOf<Name>>[1]);
}

/**
 * What a search finds: every word of the query stands somewhere in the fact, its source or its section's title, in any
 * letter case. A section that could not be read is found by its title and reason. An empty query finds everything.
 */
export function searchFacts(sections: readonly SectionOfFacts[], query: string): SectionOfFacts[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...sections];
  const hit = (...texts: readonly (string | null | undefined)[]) => {
    const text = texts.join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return sections.flatMap(({ name, section, facts }) => {
    const title = sectionTitles[name];
    const found = facts.filter(({ label, value, source, unread }) =>
      hit(title, label, value, source, unread && `${reasonWords[unread.reason]} ${unread.detail}`),
    );
    const unavailable = section.status === 'unavailable' && hit(title, reasonWords[section.reason], section.detail);
    return found.length > 0 || unavailable ? [{ name, section, facts: found }] : [];
  });
}
