import type { ReadinessDocument } from '../../core/document/schema';
import type { Sections } from '../../core/inventory/schema';
import { formatDay } from '../../core/text/quantities';
import { capabilityWords, reasonWords } from '../../core/text/wording';
import { OutcomeBadge } from '../components/OutcomeBadge';

export interface PlatformRecordProps {
  readonly platform: ReadinessDocument['platform'];
  readonly guide: ReadinessDocument['guide'];
  /** For the reason when no record could be looked for. */
  readonly family: Sections['operatingSystem'];
}

/** The catalogue's record of this system: what the guide said in March 2021 and what holds today, side by side. */
export function PlatformRecord({ platform, guide, family }: PlatformRecordProps) {
  if (!platform) {
    return (
      <section className="record" aria-labelledby="record">
        <div className="section-head">
          <h2 id="record">Matches no record of the catalogue</h2>
        </div>
        <p className="muted">
          {family.status === 'unavailable'
            ? `The operating system could not be read (${reasonWords[family.reason]}), so no record was looked for.`
            : 'Whether Defender for Endpoint supports this system is therefore unknown.'}
        </p>
      </section>
    );
  }
  const { displayName, verified, minorUnknown, capabilities, lifecycle, notes } = platform;
  return (
    <section className="record" aria-labelledby="record">
      <div className="section-head">
        <h2 id="record">Matches the record “{displayName}”</h2>
        {!verified && <OutcomeBadge outcome="unknown" look="tint" word="Unconfirmed" />}
        <span className="muted small">{rowsSentence(guide)}</span>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Subject</th>
            <th scope="col">March 2021 (the guide)</th>
            <th scope="col">Today (decides)</th>
          </tr>
        </thead>
        <tbody>
          {(['edr', 'av'] as const).map((capability) => {
            const { march2021, today, note } = capabilities[capability];
            return (
              <tr key={capability}>
                <th scope="row">{capabilityWords[capability]}</th>
                <td className="muted">{march2021}</td>
                <td>
                  <span className={today === march2021 ? undefined : 'strong'}>{today}</span>
                  {note && <span className="small muted block">{note}</span>}
                </td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">Maker’s support</th>
            <td className="muted">not part of the guide</td>
            <td>{lifecycleSentence(lifecycle)}</td>
          </tr>
        </tbody>
      </table>
      {(minorUnknown || notes.length > 0 || !verified) && (
        <ul className="record-notes small muted">
          {!verified && <li>This record, or what decides in it, could not be confirmed on a page of the maker.</li>}
          {minorUnknown && <li>The minor version was not read; the record was matched by the major one.</li>}
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function rowsSentence({ rows }: ReadinessDocument['guide']): string {
  const own = rows.filter(({ applies }) => applies !== 'no');
  if (own.length === 0) return 'in no row of the guide’s table';
  const numbers = own.map(({ row, applies }) => (applies === 'byWording' ? `${row} (by its wording)` : String(row)));
  return `${own.length === 1 ? 'row' : 'rows'} ${numbers.join(' and ')} of the guide’s table`;
}

function lifecycleSentence({ end, extended }: { readonly end: string | null; readonly extended: string | null }): string {
  if (end === null && extended === null) return 'no end is known';
  const regular = end === null ? 'regular support: no end known' : `regular support until ${formatDay(end)}`;
  return extended === null ? regular : `${regular}, extended until ${formatDay(extended)}`;
}
