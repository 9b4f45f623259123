import type { Fact } from '../../core/inventory/facts';
import { sectionTitles } from '../../core/inventory/schema';
import { reasonWords } from '../../core/inventory/section';
import { BreakableText } from '../components/BreakableText';
import { OutcomeBadge } from '../components/OutcomeBadge';
import { useAppState } from '../state/use-app-state';
import type { SectionOfFacts } from './search-facts';
import { took } from './took';
import { RetryButton, UnavailableSection } from './UnavailableSection';

export interface FactsTableProps {
  readonly sections: readonly SectionOfFacts[];
  /** With how long each took to read; of evidence that is only the time to decode it. */
  readonly timed: boolean;
}

/** Facts by section: label, value, and the place each was read from. */
export function FactsTable({ sections, timed }: FactsTableProps) {
  const begin = useAppState((state) => state.shownSection);
  return (
    <table className="table facts">
      <caption className="unseen">What was read from this device</caption>
      <colgroup>
        <col className="facts-col-label" />
        <col />
        <col className="facts-col-source" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Fact</th>
          <th scope="col">Value</th>
          <th scope="col" className="facts-source-head">
            Source
          </th>
        </tr>
      </thead>
      {sections.map(({ name, section, facts }) => (
        <tbody key={name}>
          <tr>
            <th scope="colgroup" colSpan={3} className="facts-band">
              <span className="facts-band-line">
                <span {...(name === begin ? { 'data-begin': true, tabIndex: -1 } : {})}>{sectionTitles[name]}</span>
                {section.status === 'read' && timed && <span className="small muted num">read in {took(section.tookMs)}</span>}
                {section.status === 'read' && section.unread.length > 0 && <RetryButton name={name} />}
              </span>
            </th>
          </tr>
          {section.status === 'unavailable' && (
            <tr>
              <td colSpan={3}>
                <UnavailableSection name={name} section={section} />
              </td>
            </tr>
          )}
          {facts.map((fact) => (
            <tr key={fact.path}>
              <th scope="row">{fact.label}</th>
              <td>
                <FactValue fact={fact} />
                {fact.source && (
                  <span className="small muted facts-source-below">
                    <BreakableText text={fact.source} />
                  </span>
                )}
              </td>
              <td className="muted small facts-source">{fact.source && <BreakableText text={fact.source} />}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function FactValue({ fact: { value, unread } }: { readonly fact: Fact }) {
  if (value === null && unread === null) return <span className="muted">not stated</span>;
  return (
    <>
      {value !== null && <BreakableText text={value} />}
      {unread && (
        <span className="facts-unread">
          <OutcomeBadge outcome="unknown" word={`Not read: ${reasonWords[unread.reason]}`} />
          <span className="muted small">{unread.detail}</span>
        </span>
      )}
    </>
  );
}
