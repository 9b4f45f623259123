import { Button, SearchBox, Select } from '@fluentui/react-components';
import { FolderArrowRight20Regular, Search20Regular } from '@fluentui/react-icons';
import { useDeferredValue, useMemo } from 'react';
import { counted, enumerated } from '../../core/text/enumeration';
import type { ExportedMachines } from '../../electron/preload/contract';
import { CopyText } from '../components/CopyText';
import { EmptyState } from '../components/EmptyState';
import { ErrorNotice } from '../components/ErrorNotice';
import { PageHeader } from '../components/PageHeader';
import type { MachineColumn } from '../state/machines-slice';
import { useAppState } from '../state/use-app-state';
import { columnTitles, MachineTable } from './MachineTable';
import { orderMachines, tallyOfMachines } from './order-machines';
import './Machines.css';

/** Machines that were opened together: which of them is ready, the worst first, and the way into each. */
export function Machines() {
  const machines = useAppState((state) => state.machines);
  const filter = useAppState((state) => state.machineFilter);
  const change = useAppState((state) => state.filterMachines);
  const exportAll = useAppState((state) => state.exportAllMachines);
  const busy = useAppState((state) => state.machinesProgress !== null || state.allExported.phase === 'asking');
  const applied = useDeferredValue(filter);
  const shown = useMemo(() => orderMachines(machines, applied), [machines, applied]);
  const assessed = machines.filter(({ state }) => state === 'assessed').length;
  const query = applied.query.trim();
  return (
    <>
      <PageHeader
        heading="Collected machines"
        actions={
          assessed > 0 && (
            <Button appearance="primary" icon={<FolderArrowRight20Regular />} disabledFocusable={busy} onClick={() => void exportAll()}>
              Export all…
            </Button>
          )
        }
      >
        {counted(machines.length, 'machine', 'machines')}: {tallyOfMachines(machines)}.
      </PageHeader>
      <AllExported />
      <search className="machines-bar" aria-label="Filter of machines">
        <SearchBox
          value={filter.query}
          onChange={(_, { value }) => change({ query: value })}
          placeholder="Find a machine"
          aria-label="Find a machine"
        />
        <Select
          className="machines-order"
          aria-label="Order"
          value={filter.column}
          onChange={(_, { value }) => change({ column: value as MachineColumn, descending: false })}
        >
          {Object.entries(columnTitles).map(([column, title]) => (
            <option key={column} value={column}>
              {column === 'verdict' ? 'Worst first' : `By ${title.toLowerCase()}`}
            </option>
          ))}
        </Select>
        <span className="small muted num" role="status">
          {query === '' ? '' : `${shown.length} of ${machines.length} machines`}
        </span>
      </search>
      {shown.length > 0 ? (
        <MachineTable rows={shown} />
      ) : (
        <EmptyState
          icon={Search20Regular}
          heading={`No machine contains “${query}”`}
          actions={<Button onClick={() => change({ query: '' })}>Show all machines</Button>}
        >
          Searched are name, system, verdict and the name of the file.
        </EmptyState>
      )}
      <MoreMachines />
    </>
  );
}

/** How to add to the list, and how to be rid of it. */
function MoreMachines() {
  const openFiles = useAppState((state) => state.openFiles);
  const openFolder = useAppState((state) => state.openFolder);
  const clear = useAppState((state) => state.clearMachines);
  const opening = useAppState((state) => state.opening);
  return (
    <div className="machines-more">
      <p className="small muted">
        More can be dropped here, or opened. What is said of each machine is kept while you go from one to the other.
      </p>
      <Button size="small" disabledFocusable={opening} onClick={() => void openFiles()}>
        Open
      </Button>
      <Button size="small" disabledFocusable={opening} onClick={() => void openFolder()}>
        Assess a collected folder
      </Button>
      <Button size="small" appearance="subtle" disabledFocusable={opening} onClick={() => void clear()}>
        Clear the list
      </Button>
    </div>
  );
}

/** What became of the export of all; it stays on screen until it is dismissed. */
function AllExported() {
  const all = useAppState((state) => state.allExported);
  const dismiss = useAppState((state) => state.dismissAllExported);
  switch (all.phase) {
    case 'idle':
    case 'asking':
      return null;
    case 'held':
      return (
        <p className="run-outcome small" role="alert">
          Nothing was written: correct site and assessor of the open machine first, so that its report has them.
        </p>
      );
    case 'failed':
      return (
        <div className="run-outcome">
          <ErrorNotice error={all.error} onDismiss={dismiss} />
        </div>
      );
    case 'done':
      return (
        <section className="run-outcome window-notice machines-exported" aria-label="Export of all machines">
          <FolderArrowRight20Regular aria-hidden />
          <div>
            <p className="strong" role="status">
              {exportSentence(all.result)}
            </p>
            <CopyText text={all.result.folder} label="Copy the path of the folder" />
            {all.result.failed.map(({ name, error }) => (
              <p key={name} className="small">
                {name}: {error.what} {error.mend}
              </p>
            ))}
            <Button size="small" onClick={dismiss}>
              Dismiss
            </Button>
          </div>
        </section>
      );
  }
}

function exportSentence({ written, failed, cancelled }: ExportedMachines): string {
  const parts = [
    `Document and report of ${counted(written.length, 'machine', 'machines') ?? 'no machine'} are written`,
    ...(failed.length > 0 ? [`${failed.length} could not be made`] : []),
  ];
  return `${enumerated(parts)}.${cancelled ? ' The rest was stopped.' : ''}`;
}
