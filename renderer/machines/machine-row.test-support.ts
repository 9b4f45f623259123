import type { MachineRow } from '../../electron/preload/contract';

type Assessed = Extract<MachineRow, { state: 'assessed' }>;

/** An id made of a text, in the form of a UUID. */
const idOf = (text: string): string => {
  const hex = [...text]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(12, '0')
    .slice(-12);
  return `3f2504e0-4f89-41d3-9a0c-${hex}`;
};

/** A row of a machine that was read in full, with some of it changed. */
export function machineRow(changed: Partial<Assessed> = {}): Assessed {
  const name = changed.name === undefined ? 'ws-1' : changed.name;
  const file = changed.file ?? `evidence-${name}`;
  return {
    state: 'assessed',
    id: idOf(file),
    file,
    name,
    system: 'Windows 10 22H2',
    verdict: 'incomplete',
    readAt: '2026-11-24T07:11:58Z',
    elevated: true,
    sections: { read: 10, unavailable: 0 },
    unreadableSources: 0,
    unexported: false,
    ...changed,
  };
}

/** A row of a folder that could not be read. */
export const failedRow = (file: string): MachineRow => ({
  state: 'failed',
  id: idOf(file),
  file,
  error: {
    code: 'bad-file',
    what: 'The run of the script broke off.',
    where: `${file}/index.txt`,
    mend: 'Run the script again on that machine.',
    data: 'The file was left as it is.',
    details: null,
  },
});
