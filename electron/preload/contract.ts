import { z } from 'zod';
import { type AppErrorData, appErrorSchema } from '../../core/document/app-error';
import { dropLimits } from '../../core/document/opening-limits';
import { documentSchema } from '../../core/document/schema';
import { statementInputSchema, typedLine } from '../../core/document/statement';
import { verdictWordSchema } from '../../core/evaluate/verdict';
import { sectionNameSchema } from '../../core/inventory/schema';
import { instantSchema } from '../../core/inventory/section';

/** What a document can be exported as. */
export const exportFormatSchema = z.enum(['json', 'pdf']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

const nothing = z.undefined();

/** One section on its way: `done` of `total` sections have ended. */
export const progressSchema = z.strictObject({
  section: sectionNameSchema,
  state: z.enum(['reading', 'read', 'unavailable']),
  /** For `unavailable`: why. */
  detail: z.string().nullable(),
  tookMs: z.number().nullable(),
  done: z.number().int(),
  total: z.number().int(),
});
export type Progress = z.infer<typeof progressSchema>;

const appInfoSchema = z.strictObject({
  version: z.string(),
  /** `fault`: an imported catalogue could not be used, and the one that ships stands in. */
  catalogue: z.strictObject({ version: z.string(), asOf: z.string(), imported: z.boolean(), fault: appErrorSchema.nullable() }),
  machineName: z.string(),
  /** Identity of this machine as documents hold it; `null` where it cannot be read. Another one's document has another. */
  machineId: z.string().nullable(),
  /** Whether this machine has a network interface that is up besides loopback; nothing is sent to find out. */
  online: z.boolean(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

/** One of several files or folders that were opened together: the machine it tells of, or why it could not be read. */
export const machineRowSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('assessed'),
    /** Of the document. */
    id: z.uuid(),
    /** Name of the file or folder. */
    file: z.string(),
    name: z.string().nullable(),
    system: z.string().nullable(),
    verdict: verdictWordSchema,
    /** When the machine was read. */
    readAt: instantSchema,
    elevated: z.boolean().nullable(),
    /** Of those that its system has. */
    sections: z.strictObject({ read: z.number().int(), unavailable: z.number().int() }),
    /** Sources that a script was refused or that failed; `null` where no script brought the inventory. */
    unreadableSources: z.number().int().nullable(),
    /** Something was said of it that is in no file. */
    unexported: z.boolean(),
  }),
  z.strictObject({ state: z.literal('failed'), id: z.uuid(), file: z.string(), error: appErrorSchema }),
]);
export type MachineRow = z.infer<typeof machineRowSchema>;
const machinesSchema = z.array(machineRowSchema);

/** What opening came to: the document that is open now, or `null` where there were several and the person chooses among the machines. */
const openedSchema = z.strictObject({ document: documentSchema.nullable(), machines: machinesSchema });
export type Opened = z.infer<typeof openedSchema>;

/** How far opening or exporting several machines is: `done` of `total`, and the one that is under way. */
export const machinesProgressSchema = z.strictObject({
  work: z.enum(['opening', 'exporting']),
  done: z.number().int(),
  total: z.number().int(),
  name: z.string(),
});
export type MachinesProgress = z.infer<typeof machinesProgressSchema>;

const exportedMachinesSchema = z.strictObject({
  folder: z.string(),
  /** `version` as `versionOf` makes it: the state of the document that is in the file. */
  written: z.array(z.strictObject({ id: z.uuid(), version: z.string(), path: z.string() })),
  failed: z.array(z.strictObject({ name: z.string(), error: appErrorSchema })),
  /** Ended by the person; what was written until then is whole. */
  cancelled: z.boolean(),
});
export type ExportedMachines = z.infer<typeof exportedMachinesSchema>;

/** What a person can ask for in the menu and the page then begins, since it knows what is typed and under way. */
export type MenuRequest = 'open-files' | 'open-folder' | 'copy-collectors';

/** The calls from the window to main. Both ends derive their types from this; main validates every message by it. */
export const contract = {
  'app:info': { input: nothing, output: appInfoSchema },
  /** The open document, for a page that was loaded again; `null` when there is none. */
  'document:current': { input: nothing, output: documentSchema.nullable() },
  /** Reads this machine and evaluates it; becomes the open document. Fails with code `cancelled` after `device:cancel`. */
  'device:assess': { input: nothing, output: documentSchema },
  'device:cancel': { input: nothing, output: z.void() },
  /** Reads one section again and evaluates anew; statements are kept. Refused where the open document is not of this machine. */
  'device:retry': { input: z.strictObject({ section: sectionNameSchema }), output: documentSchema },
  'statement:record': { input: statementInputSchema, output: documentSchema },
  'document:describe': {
    input: z.strictObject({ site: typedLine(200).nullable(), assessor: typedLine(200).nullable() }),
    output: documentSchema,
  },
  /**
   * Asks for files (documents, inventories, evidence in one file) or a folder (evidence, or a folder of many), and evaluates them with
   * today's catalogue. One becomes the open document, with what it was made of in `basedOn`; several become machines to choose from.
   * `null` when the person chose none, or kept what would have been lost. Fails with code `cancelled` after `machines:cancel`.
   */
  'document:open': { input: z.strictObject({ choose: z.enum(['files', 'folder']) }), output: openedSchema.nullable() },
  /** The same with what was dropped onto the window. The page sends what it holds, so that no page can name a path for main to read. */
  'document:open-dropped': {
    input: z.strictObject({
      files: z
        .array(z.strictObject({ path: z.string().max(4_000), bytes: z.instanceof(Uint8Array) }))
        .min(1)
        .max(dropLimits.files)
        .refine((files) => files.reduce((sum, { bytes }) => sum + bytes.length, 0) <= dropLimits.bytes, 'more bytes than may be dropped'),
    }),
    output: openedSchema.nullable(),
  },
  /** The machines that were opened together, in the order in which they came. */
  'machines:list': { input: nothing, output: machinesSchema },
  /** Makes one of them the open document; `null` when the person kept what would have been lost. */
  'machines:open': { input: z.strictObject({ id: z.uuid() }), output: documentSchema.nullable() },
  /** Forgets all of them but the open document; what is left of the list comes back, since a person may keep it. */
  'machines:clear': { input: nothing, output: machinesSchema },
  /** Asks for a folder, then writes document and report of each into it and replaces nothing. `null` when the person chose none. */
  'machines:export': { input: nothing, output: exportedMachinesSchema.nullable() },
  /** Ends opening or exporting several machines. */
  'machines:cancel': { input: nothing, output: z.void() },
  /** Asks for a folder, then writes the collector scripts into one of their own there. `null` when the person chose none. */
  'collectors:copy': { input: nothing, output: z.strictObject({ folder: z.string() }).nullable() },
  /** Asks where to, then writes. `null` when the person cancelled the dialog. */
  'document:export': { input: z.strictObject({ format: exportFormatSchema }), output: z.strictObject({ path: z.string() }).nullable() },
  /** Asks the person, then opens the page in the system's browser. Only https hosts of the catalogue's links. */
  'link:open': { input: z.strictObject({ url: z.url({ protocol: /^https$/ }) }), output: z.strictObject({ opened: z.boolean() }) },
} as const;

type Contract = typeof contract;
export type Channel = keyof Contract;
export type Input<C extends Channel> = z.output<Contract[C]['input']>;
export type Output<C extends Channel> = z.output<Contract[C]['output']>;
/** Failures travel as data: Electron would turn a thrown error into bare text. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppErrorData };
export type Call<C extends Channel> = (input: Input<C>) => Promise<Reply<Output<C>>>;

/** What `window.readiness` offers to the renderer. */
export interface Bridge {
  appInfo: Call<'app:info'>;
  currentDocument: Call<'document:current'>;
  assessDevice: Call<'device:assess'>;
  cancelAssessment: Call<'device:cancel'>;
  retrySection: Call<'device:retry'>;
  recordStatement: Call<'statement:record'>;
  describeDocument: Call<'document:describe'>;
  openDocument: Call<'document:open'>;
  openDropped: Call<'document:open-dropped'>;
  exportDocument: Call<'document:export'>;
  listMachines: Call<'machines:list'>;
  openMachine: Call<'machines:open'>;
  clearMachines: Call<'machines:clear'>;
  exportMachines: Call<'machines:export'>;
  cancelMachines: Call<'machines:cancel'>;
  copyCollectors: Call<'collectors:copy'>;
  openLink: Call<'link:open'>;
  /** Progress of a running assessment. Returns the function that ends the listening. */
  onProgress(listener: (progress: Progress) => void): () => void;
  /** How far opening or exporting several machines is. Returns the function that ends the listening. */
  onMachinesProgress(listener: (progress: MachinesProgress) => void): () => void;
  /** The person chose something in the menu that the page begins. Returns the function that ends the listening. */
  onMenuRequest(listener: (request: MenuRequest) => void): () => void;
}
