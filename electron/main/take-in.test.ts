import { describe, expect, test } from 'vitest';
import { AppError } from '../../core/document/app-error';
import { machineWith } from '../../core/inventory/machines.test-support';
import { loadCatalogue } from '../assessment/catalogue';
import type { MachinesProgress } from '../preload/contract';
import { OpenDocument } from './open-document';
import type { Place } from '../assessment/read-place';
import { quoted, takeIn } from './take-in';

const catalogue = await loadCatalogue();
const statement = { checkId: 'licences-verified', answer: 'done', choice: null, by: 'R. Doe', on: '2026-11-24', note: null } as const;

/** A place that holds the inventory of a machine of this name. */
const machine = (name: string): Place => ({
  name: `evidence-${name}`,
  read: async () => ({
    kind: 'inventory',
    inventory: machineWith('windows-11', { host: { name, machineIdHash: Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64) } }),
  }),
});
const broken: Place = {
  name: 'evidence-broken',
  read: async () => {
    throw new AppError({
      code: 'bad-file',
      what: 'It broke off.',
      where: 'evidence-broken',
      mend: 'Collect again.',
      data: null,
      details: null,
    });
  },
};

function taking(changed: { signal?: AbortSignal; mayLeave?: () => boolean; onProgress?: (progress: MachinesProgress) => void } = {}) {
  return {
    catalogue,
    signal: new AbortController().signal,
    onProgress: () => {},
    mayLeave: () => true,
    chosen: ['/media/stick'],
    ...changed,
  };
}
const fresh = () => new OpenDocument(catalogue, async () => null);
const rowsOf = (open: OpenDocument) => open.machines.rows().map((row) => (row.state === 'failed' ? `! ${row.file}` : row.name));
const idOf = (open: OpenDocument, name: string) =>
  open.machines.rows().find((row) => row.state === 'assessed' && row.name === name)?.id ?? '';

describe('one', () => {
  test('becomes the open document, and makes no list', async () => {
    const open = fresh();
    const opened = await takeIn(open, [machine('ws-1')], taking());
    expect(opened).toMatchObject({ document: { machine: { name: 'ws-1' } }, machines: [] });
    expect(open.current()).toBe(opened?.document);
  });

  test('that cannot be read is told, and what is open stays', async () => {
    const open = fresh();
    await takeIn(open, [machine('ws-1')], taking());
    await expect(takeIn(open, [broken], taking())).rejects.toMatchObject({ data: { where: 'evidence-broken' } });
    expect(open.current().machine.name).toBe('ws-1');
  });

  test('joins the list where there is one; a machine that is in it already is opened with what was said of it', async () => {
    const open = fresh();
    await takeIn(open, [machine('ws-1'), machine('ws-2')], taking());
    await takeIn(open, [machine('ws-3')], taking());
    expect(rowsOf(open)).toEqual(['ws-1', 'ws-2', 'ws-3']);
    open.openMachine(idOf(open, 'ws-1'));
    open.record(statement);
    open.openMachine(idOf(open, 'ws-2'));
    const again = await takeIn(open, [machine('ws-1')], taking());
    expect(again?.document?.statements).toMatchObject([statement]);
    expect(rowsOf(open)).toEqual(['ws-1', 'ws-2', 'ws-3']);
  });
});

describe('several', () => {
  test('are there to choose from, those too that cannot be read, and nothing is opened', async () => {
    const open = fresh();
    const progress: MachinesProgress[] = [];
    const places = [machine('ws-1'), broken, machine('ws-2')];
    const opened = await takeIn(open, places, taking({ onProgress: (each) => progress.push(each) }));
    expect(opened?.document).toBeNull();
    expect(rowsOf(open)).toEqual(['ws-1', '! evidence-broken', 'ws-2']);
    expect(progress.map(({ done, total, name }) => `${done}/${total} ${name}`)).toEqual([
      '0/3 evidence-ws-1',
      '1/3 evidence-broken',
      '2/3 evidence-ws-2',
    ]);
    expect(open.currentOrNone()).toBeNull();
  });

  test('the open one, of a file, is then one of them; this device is not', async () => {
    const open = fresh();
    await takeIn(open, [machine('ws-1')], taking());
    await takeIn(open, [machine('ws-2'), machine('ws-3')], taking());
    expect(rowsOf(open)).toEqual(['ws-1', 'ws-2', 'ws-3']);
    const other = fresh();
    await other.assessDevice(
      () => {},
      () => {},
    );
    await takeIn(other, [machine('ws-2'), machine('ws-3')], taking());
    expect(rowsOf(other)).toEqual(['ws-2', 'ws-3']);
  });

  test('opened again are in the list once, and one that was mended takes the place of its error', async () => {
    const open = fresh();
    await takeIn(open, [machine('ws-1'), broken], taking());
    await takeIn(open, [machine('ws-1'), { ...machine('ws-9'), name: broken.name }], taking());
    expect(rowsOf(open)).toEqual(['ws-1', 'ws-9']);
  });

  test('nothing is opened of what a person cancels', async () => {
    const open = fresh();
    const cancelling = new AbortController();
    const stopping = taking({ signal: cancelling.signal, onProgress: ({ done }) => done === 1 && cancelling.abort() });
    await expect(takeIn(open, [machine('ws-1'), machine('ws-2'), machine('ws-3')], stopping)).rejects.toMatchObject({
      data: { code: 'cancelled' },
    });
    expect(rowsOf(open)).toEqual([]);
  });

  test('more than the window shows are told with the command that takes them, and none is read', async () => {
    const unread: Place = { name: 'x', read: () => Promise.reject(new Error('read')) };
    const open = fresh();
    await expect(
      takeIn(
        open,
        Array.from({ length: 501 }, () => unread),
        taking(),
      ),
    ).rejects.toMatchObject({
      data: { code: 'refused', mend: expect.stringContaining('defender-readiness assess --from /media/stick --out /media/reports') },
    });
  });
});

describe('what people said', () => {
  test('stays with each machine, and would be lost until it is exported', async () => {
    const open = fresh();
    await takeIn(open, [machine('ws-1'), machine('ws-2')], taking());
    open.openMachine(idOf(open, 'ws-1'));
    const answered = open.record(statement);
    expect(open.wouldLoseOpen()).toBe(false);
    open.openMachine(idOf(open, 'ws-2'));
    expect(open.current().statements).toEqual([]);
    expect(open.holdsUnexported()).toBe(true);
    expect(open.openMachine(answered.id).statements).toMatchObject([statement]);
    open.exported(answered);
    expect(open.holdsUnexported()).toBe(false);
  });

  test('of one that is not in the list is asked about before another takes its place', async () => {
    const open = fresh();
    await takeIn(open, [machine('ws-1')], taking());
    open.record(statement);
    expect(await takeIn(open, [machine('ws-2')], taking({ mayLeave: () => !open.wouldLoseOpen() }))).toBeNull();
    expect(open.current().machine.name).toBe('ws-1');
  });

  test('of the open machine outlives the list', async () => {
    const open = fresh();
    await takeIn(open, [machine('ws-1'), machine('ws-2')], taking());
    open.openMachine(idOf(open, 'ws-1'));
    open.record(statement);
    expect(open.machines.holdUnexported(open.openId())).toBe(false);
    open.machines.clear();
    expect(open.current().statements).toHaveLength(1);
    expect(open.holdsUnexported()).toBe(true);
    expect(() => open.openMachine(open.current().id)).toThrow(/not in the list/);
  });
});

test.each([
  ['/media/stick/evidence', 'linux', '/media/stick/evidence'],
  ["/media/O'Neil stick", 'linux', "'/media/O'\\''Neil stick'"],
  ['D:\\evidence', 'win32', 'D:\\evidence'],
  ['D:\\my evidence', 'win32', '"D:\\my evidence"'],
  ['D:\\my evidence\\', 'win32', '"D:\\my evidence\\\\"'],
] as const)('%s for a shell of %s', (text, platform, word) => {
  expect(quoted(text, platform)).toBe(word);
});
