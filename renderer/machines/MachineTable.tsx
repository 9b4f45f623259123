import { ArrowSortDown16Regular, ArrowSortUp16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import type { KeyboardEvent } from 'react';
import { outcomeOfVerdict } from '../../core/evaluate/verdict';
import { counted } from '../../core/text/enumeration';
import { formatInstant } from '../../core/text/quantities';
import { verdictWords } from '../../core/text/wording';
import type { MachineRow } from '../../electron/preload/contract';
import { reader } from '../app/reader';
import { BreakableText } from '../components/BreakableText';
import { CopyButton } from '../components/CopyButton';
import { errorText } from '../components/error-text';
import { OutcomeBadge } from '../components/OutcomeBadge';
import { openDocument } from '../state/assessment-slice';
import type { MachineColumn } from '../state/machines-slice';
import { useAppState } from '../state/use-app-state';
import { nameOf, unreadableWord } from './order-machines';

export const columnTitles: Readonly<Record<MachineColumn, string>> = {
  name: 'Machine',
  system: 'System',
  verdict: 'Verdict',
  readAt: 'Collected',
  completeness: 'Completeness',
  file: 'File',
};

type Assessed = Extract<MachineRow, { state: 'assessed' }>;
type Failed = Extract<MachineRow, { state: 'failed' }>;

/** One row a machine; each opens it. Narrow windows close the columns of system and file, and put them under the name. */
export function MachineTable({ rows }: { readonly rows: readonly MachineRow[] }) {
  const openId = useAppState((state) => openDocument(state)?.id ?? null);
  return (
    <table className="table machines">
      <caption className="unseen">Collected machines</caption>
      <thead>
        <tr>
          {Object.keys(columnTitles).map((column) => (
            <ColumnHead key={column} column={column as MachineColumn} />
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={moveBetweenRows}>
        {rows.map((row) =>
          row.state === 'failed' ? <FailedRow key={row.id} row={row} /> : <AssessedRow key={row.id} row={row} open={row.id === openId} />,
        )}
      </tbody>
    </table>
  );
}

function ColumnHead({ column }: { readonly column: MachineColumn }) {
  const filter = useAppState((state) => state.machineFilter);
  const change = useAppState((state) => state.filterMachines);
  const sorted = filter.column === column;
  const Arrow = filter.descending ? ArrowSortDown16Regular : ArrowSortUp16Regular;
  return (
    <th scope="col" className={`machines-${column}`} aria-sort={sorted ? (filter.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" onClick={() => change({ column, descending: sorted && !filter.descending })}>
        {columnTitles[column]}
        {sorted && <Arrow aria-hidden />}
      </button>
    </th>
  );
}

function AssessedRow({ row, open }: { readonly row: Assessed; readonly open: boolean }) {
  const openMachine = useAppState((state) => state.openMachine);
  return (
    <tr className="machine" data-open={open || undefined}>
      <th scope="row">
        <button
          type="button"
          className="machine-open"
          aria-current={open || undefined}
          {...(open ? { 'data-begin': true } : {})}
          onClick={() => void openMachine(row.id)}
        >
          {nameOf(row)}
          <ChevronRight16Regular aria-hidden />
        </button>
        <span className="small muted machine-below">{row.system ?? 'System not known'}</span>
        <span className="small muted machine-below">{row.file}</span>
      </th>
      <td className="machines-system">{row.system ?? <span className="muted">not known</span>}</td>
      <td>
        <OutcomeBadge outcome={outcomeOfVerdict[row.verdict]} word={verdictWords[row.verdict]} />
        {row.unexported && <span className="small muted block">Answers not exported</span>}
      </td>
      <td className="num machines-readAt">{formatInstant(row.readAt, reader.timeZone)}</td>
      <td className="machines-completeness">
        <Completeness row={row} />
      </td>
      <td className="machines-file muted small">{row.file}</td>
    </tr>
  );
}

/** What is missing, in words; what is whole takes one quiet line. */
function Completeness({ row: { sections, unreadableSources, elevated } }: { readonly row: Assessed }) {
  const gaps = [
    counted(sections.unavailable, 'section not read', 'sections not read'),
    counted(unreadableSources ?? 0, 'source not readable', 'sources not readable'),
  ].filter((gap) => gap !== null);
  return (
    <>
      {gaps.length === 0 ? (
        <span className="muted">Complete</span>
      ) : (
        gaps.map((gap) => (
          <span key={gap} className="block">
            {gap}
          </span>
        ))
      )}
      {elevated === false && <span className="small muted block">Without administrator rights</span>}
    </>
  );
}

function FailedRow({ row: { file, error } }: { readonly row: Failed }) {
  return (
    <tr className="machine" data-failed>
      <th scope="row">{file}</th>
      <td colSpan={5}>
        <OutcomeBadge outcome="unknown" word={unreadableWord} />
        <p>{error.what}</p>
        {error.where !== null && error.where !== file && (
          <p>
            <code>
              <BreakableText text={error.where} />
            </code>
          </p>
        )}
        <p>
          <span className="strong">To mend it: </span>
          {error.mend}
        </p>
        <CopyButton text={errorText(error)} label={`Copy the details of the error of ${file}`}>
          Copy details
        </CopyButton>
      </td>
    </tr>
  );
}

/** Up and Down go from machine to machine, Home and End to the first and last. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.machine-open')];
  const at = rows.indexOf(document.activeElement as HTMLElement); // -1 for anything else
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  rows[to]?.focus();
}
