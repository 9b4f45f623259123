import type { ReadinessDocument } from '../../core/document/schema';
import type { Sections } from '../../core/inventory/schema';
import { formatDay } from '../../core/text/quantities';
import { reasonWords } from '../../core/inventory/section';
import { capabilityWords } from '../../core/text/wording';
import { CopyText } from '../components/CopyText';
import { OutcomeBadge } from '../components/OutcomeBadge';
import { useAppState } from '../state/use-app-state';

export interface PlatformRecordProps {
  readonly platform: ReadinessDocument['platform'];
  readonly guide: ReadinessDocument['guide'];
  /** For the reason when no record could be looked for. */
  readonly family: Sections['operatingSystem'];
}

/** The catalogue's record of this system: what the guide said in March 2021 and what holds today, side by side. */
export function PlatformRecord({ platform, guide, family }: PlatformRecordProps) {
  const openLink = useAppState((state) => state.openLink);
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
  const { displayName, verified, minorUnknown, capabilities, lifecycle, status, onboarding, resourcesToday, notes } = platform;
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
            <th scope="row">Defender for Endpoint</th>
            <td className="muted">
              {status.march2021.mde}
              {status.march2021.detail && <span className="small block">{status.march2021.detail}</span>}
            </td>
            <td>
              {status.today.mde}
              {status.today.detail && <span className="small muted block">{status.today.detail}</span>}
            </td>
          </tr>
          <tr>
            <th scope="row">Maker’s support</th>
            <td className="muted">{status.march2021.vendorSupport ?? 'not stated'}</td>
            <td>
              {lifecycleSentence(lifecycle)}
              {status.today.vendorSupport && <span className="small muted block">{status.today.vendorSupport}</span>}
            </td>
          </tr>
          <tr>
            <th scope="row">Onboarding</th>
            <td className="muted">{waysOf(onboarding.march2021)}</td>
            <td>{waysOf(onboarding.today)}</td>
          </tr>
          <tr>
            <th scope="row">Pages of the guide’s table</th>
            <td className="muted">{pagesThen(guide)}</td>
            <td>
              {resourcesToday.length === 0 && 'none'}
              {resourcesToday.map(({ name, url, verified: confirmed }) => (
                <div key={url} className="record-page">
                  {name}
                  {!confirmed && <span className="small muted"> unconfirmed</span>}
                  <CopyText text={url} label="Copy the address" onOpen={openLink} />
                </div>
              ))}
            </td>
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

const waysOf = (ways: readonly string[]): string => (ways.length === 0 ? 'none' : ways.join(', '));

/** The pages that the rows of this system named in March 2021. */
function pagesThen({ rows }: ReadinessDocument['guide']): string {
  const pages = rows.filter(({ applies }) => applies !== 'no').map(({ resource }) => resource.name);
  return pages.length === 0 ? 'none' : [...new Set(pages)].join('; ');
}

function lifecycleSentence({ end, extended }: { readonly end: string | null; readonly extended: string | null }): string {
  if (end === null && extended === null) return 'no end is known';
  const regular = end === null ? 'regular support: no end known' : `regular support until ${formatDay(end)}`;
  return extended === null ? regular : `${regular}, extended until ${formatDay(extended)}`;
}
