import { Button, SearchBox } from '@fluentui/react-components';
import { ArrowClockwise16Regular, Search20Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import type { ReadinessDocument } from '../../core/document/schema';
import { splitByPlatform, tallySections } from '../../core/inventory/facts';
import { familyNames } from '../../core/inventory/sections/operating-system';
import { sectionTitles } from '../../core/inventory/schema';
import { collectedSentence } from '../../core/text/collected-sentence';
import { formatInstant } from '../../core/text/quantities';
import { reader } from '../app/reader';
import { EmptyState } from '../components/EmptyState';
import { PageHeader } from '../components/PageHeader';
import { enumerated } from '../../core/text/enumeration';
import { canReadAgain } from '../state/provenance';
import { useAppState } from '../state/use-app-state';
import { FactsTable } from './FactsTable';
import { PlatformRecord } from './PlatformRecord';
import { RunOutcome } from './RunOutcome';
import { searchFacts, sectionsOfFacts } from './search-facts';
import { took } from './took';
import './Device.css';

/** This device as it was read: the record it matches, then every fact with its source. */
export function Collected({ document }: { readonly document: ReadinessDocument }) {
  const query = useAppState((state) => state.factQuery);
  const setQuery = useAppState((state) => state.searchFacts);
  const ours = useAppState(canReadAgain);
  const assess = useAppState((state) => state.assessDevice);
  const { inventory, platform, guide } = document;
  const all = useMemo(() => sectionsOfFacts(inventory.sections), [inventory.sections]);
  const found = useMemo(() => searchFacts(all, query), [all, query]);
  return (
    <>
      <PageHeader
        heading="This device"
        {...(ours
          ? {
              actions: (
                <Button icon={<ArrowClockwise16Regular />} onClick={() => void assess()}>
                  Read again
                </Button>
              ),
            }
          : {})}
      >
        {readSentence(document)}
      </PageHeader>
      <RunOutcome />
      <PlatformRecord platform={platform} guide={guide} family={inventory.sections.operatingSystem} />
      <section aria-labelledby="facts">
        <div className="section-head section">
          <h2 id="facts">Facts</h2>
          <span className="muted small">Each with the place it was read from</span>
          <SearchBox value={query} onChange={(_, { value }) => setQuery(value)} placeholder="Find a fact" aria-label="Find a fact" />
        </div>
        {found.length > 0 ? (
          <>
            <FactsTable sections={found} timed={inventory.collected === null} />
            {query.trim() === '' && <Elsewhere document={document} />}
          </>
        ) : (
          <EmptyState
            icon={Search20Regular}
            heading={`No fact contains “${query.trim()}”`}
            actions={<Button onClick={() => setQuery('')}>Clear the search</Button>}
          >
            {all.flatMap(({ facts }) => facts).length} facts were searched by name, value and source.
          </EmptyState>
        )}
      </section>
    </>
  );
}

/** What other systems have and this one does not, so that nobody looks for it. */
function Elsewhere({ document: { inventory } }: { readonly document: ReadinessDocument }) {
  const { operatingSystem } = inventory.sections;
  const { elsewhere } = splitByPlatform(inventory.sections);
  if (elsewhere.length === 0) return null;
  const system = operatingSystem.status === 'read' ? familyNames[operatingSystem.data.family] : 'this system';
  return (
    <p className="small muted facts-elsewhere">
      Not on {system}: {elsewhere.map((name) => sectionTitles[name]).join(', ')}.
    </p>
  );
}

function readSentence({ inventory, machine }: ReadinessDocument): string {
  const { read, unavailable } = tallySections(inventory.sections);
  const all = read.length + unavailable.length;
  const missing = unavailable.length === 0 ? '' : ` Not read: ${enumerated(unavailable.map((name) => sectionTitles[name]))}.`;
  const collected = collectedSentence(inventory, reader);
  if (collected !== null) {
    const told = unavailable.length === 0 ? `all ${all} sections are` : `${read.length} of ${all} sections are`;
    return `${collected} From that ${told} known.${missing}`;
  }
  const when = `${machine.name ?? 'This machine'} was read on ${formatInstant(inventory.startedAt, reader.timeZone)} in ${took(inventory.tookMs)}`;
  const rights = inventory.elevated === false ? ' Without administrator or root rights some facts stay hidden.' : '';
  return unavailable.length === 0
    ? `${when}, all ${all} sections.${rights}`
    : `${when}, ${read.length} of ${all} sections.${missing}${rights}`;
}
