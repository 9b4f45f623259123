import { z } from 'zod';
import { type AppErrorData, appErrorSchema } from '../../core/document/app-error';
import { documentSchema } from '../../core/document/schema';
import { statementInputSchema, typedLine } from '../../core/document/statement';
import { sectionNameSchema } from '../../core/inventory/schema';

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
   * Asks for a file, a document or an inventory, and evaluates it with today's catalogue; becomes the open document, with what it
   * was made of in `basedOn`. `null` when the person chose none, or kept what would have been lost.
   */
  'document:open': { input: nothing, output: documentSchema.nullable() },
  /**
   * The same with a file that was dropped onto the window. The page sends what it holds, up to one byte more than
   * `fileLimitBytes`, so that no page can name a path for main to read.
   */
  'document:open-dropped': {
    input: z.strictObject({ name: z.string().max(1_000), bytes: z.instanceof(Uint8Array) }),
    output: documentSchema.nullable(),
  },
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
  openLink: Call<'link:open'>;
  /** Progress of a running assessment. Returns the function that ends the listening. */
  onProgress(listener: (progress: Progress) => void): () => void;
  /** The person chose File > Open in the menu, or its key: time to call `openDocument`. Returns the function that ends the listening. */
  onOpenRequested(listener: () => void): () => void;
}
