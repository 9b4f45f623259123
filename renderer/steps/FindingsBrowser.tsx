import { Button, SearchBox, Select } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import { useDeferredValue, useId, useMemo } from 'react';
import { type Finding, outcomes, type Step } from '../../core/evaluate/finding';
import { countByOutcome } from '../../core/evaluate/verdict';
import { outcomeWords, stepTitles } from '../../core/text/wording';
import { reader } from '../app/reader';
import { EmptyState } from '../components/EmptyState';
import { FilterChip } from '../components/FilterChip';
import { FindingGroups } from '../components/FindingRow';
import { outcomeIcons } from '../components/outcome-icons';
import type { FindingGrouping, FindingScope } from '../state/findings-slice';
import { useAppState } from '../state/use-app-state';
import { countsOf, filterFindings, groupFindings, isNarrowing, searchable } from './filter-findings';
import './FindingsBrowser.css';

export interface FindingsBrowserProps {
  readonly scope: FindingScope;
  readonly findings: readonly Finding[];
}

const groupings: Readonly<Record<FindingGrouping, string>> = { gravity: 'What blocks first', subject: 'By step and subject' };
const steps: readonly Step[] = [1, 2, 3];

const toggled = <Value,>(values: readonly Value[], value: Value): readonly Value[] =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value];

/** Findings to search, filter and group. The number of what is shown is said aloud whenever it changes. */
export function FindingsBrowser({ scope, findings }: FindingsBrowserProps) {
  const filter = useAppState((state) => state.findingFilters[scope]);
  const change = useAppState((state) => state.filterFindings);
  const clear = useAppState((state) => state.clearFindingFilter);
  const selected = useAppState((state) => state.selected);
  const select = useAppState((state) => state.select);
  // The fields follow every key at once, the list as soon as it can.
  const applied = useDeferredValue(filter);
  const all = useMemo(() => searchable(findings, reader), [findings]);
  const shown = useMemo(() => filterFindings(all, applied), [all, applied]);
  const groups = useMemo(() => groupFindings(shown, applied.grouping), [shown, applied.grouping]);
  const there = useMemo(() => countByOutcome(findings), [findings]);
  const counts = useMemo(() => countsOf(all, applied), [all, applied]);
  const narrowed = isNarrowing(applied);
  const heading = useId();
  return (
    <>
      <search className="browser" aria-label="Filter of findings">
        <SearchBox
          value={filter.query}
          onChange={(_, { value }) => change(scope, { query: value })}
          placeholder="Find in findings"
          aria-label="Find in findings"
        />
        <Select
          aria-label="Order"
          value={filter.grouping}
          onChange={(_, { value }) => change(scope, { grouping: value as FindingGrouping })}
        >
          {Object.entries(groupings).map(([grouping, name]) => (
            <option key={grouping} value={grouping}>
              {scope === 'connectivity' && grouping === 'subject' ? 'By subject' : name}
            </option>
          ))}
        </Select>
        <fieldset className="chips">
          <legend className="unseen">Outcomes</legend>
          {outcomes
            .filter((outcome) => there[outcome] > 0)
            .map((outcome) => (
              <FilterChip
                key={outcome}
                outcome={outcome}
                icon={outcomeIcons[outcome]}
                count={counts.outcomes[outcome]}
                pressed={filter.outcomes.includes(outcome)}
                onToggle={() => change(scope, { outcomes: toggled(filter.outcomes, outcome) })}
              >
                {outcomeWords[outcome]}
              </FilterChip>
            ))}
        </fieldset>
        {scope === 'all' && (
          <fieldset className="chips">
            <legend className="unseen">Steps</legend>
            {steps.map((step) => (
              <FilterChip
                key={step}
                count={counts.steps[step]}
                pressed={filter.steps.includes(step)}
                onToggle={() => change(scope, { steps: toggled(filter.steps, step) })}
              >
                {`${step} ${stepTitles[step].short}`}
              </FilterChip>
            ))}
          </fieldset>
        )}
        <p className="browser-count small muted num">
          <span role="status">{narrowed ? `${shown.length} of ${findings.length} findings` : `${findings.length} findings`}</span>
          {narrowed && shown.length > 0 && (
            <Button size="small" appearance="subtle" onClick={() => clear(scope)}>
              Show all
            </Button>
          )}
        </p>
      </search>
      {groups.map(({ id, title, findings: ofGroup }) =>
        title === null ? (
          <FindingGroups key={id} findings={ofGroup} selected={selected} onSelect={select} whole={narrowed} />
        ) : (
          <section key={id} className="browser-group" aria-labelledby={`${heading}${id}`}>
            <h2 id={`${heading}${id}`}>
              {title} <span className="small muted num">{ofGroup.length}</span>
            </h2>
            <FindingGroups findings={ofGroup} selected={selected} onSelect={select} whole={narrowed} />
          </section>
        ),
      )}
      {shown.length === 0 && (
        <EmptyState
          icon={Search20Regular}
          heading={applied.query.trim() === '' ? 'No finding has these outcomes' : `No finding shown contains “${applied.query.trim()}”`}
          actions={<Button onClick={() => clear(scope)}>Show all findings</Button>}
        >
          Searched are headlines, checks, remedies and the values that were seen.
        </EmptyState>
      )}
    </>
  );
}
