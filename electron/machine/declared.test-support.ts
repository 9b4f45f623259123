import type {
  FileSource,
  FilesSource,
  LinksSource,
  Machine,
  NamedSource,
  PlaceSource,
  RegistrySource,
  Source,
  SystemFilesSource,
  SystemSource,
  WmiSource,
} from './machine';
import { segmentsOf } from './pattern';

/**
 * A machine that gives only what sources declare. What is asked besides is refused, and noted: a collector may take the refusal for
 * something that is missing.
 */
export class DeclaredMachine implements Machine {
  readonly family: Machine['family'];
  readonly origin: Machine['origin'];
  readonly elevated: Machine['elevated'];

  /**
   * @param sources what may be read
   * @param catalogue the texts that stand in the catalogue, for sources that it names
   */
  constructor(
    private readonly machine: Machine,
    private readonly sources: readonly Source[],
    private readonly catalogue: string,
    /** What the sources of kind `named` stand for, where it is known before anything is read. */
    private readonly spelledOut: readonly Source[] = [],
    /** What was asked and not declared, in words. */
    readonly undeclared: string[] = [],
    private readonly read: { readonly path: string; readonly text: string }[] = [],
  ) {
    this.family = machine.family;
    this.origin = machine.origin;
    this.elevated = machine.elevated;
  }

  get environment(): Machine['environment'] {
    this.demand(this.has('environment'), 'the environment');
    return this.machine.environment;
  }

  async text(source: FileSource): Promise<string> {
    this.demandFile(source);
    const text = await this.machine.text(source);
    this.read.push({ path: source.path, text });
    return text;
  }

  async bytes(source: FileSource): Promise<Uint8Array> {
    this.demandFile(source);
    return this.machine.bytes(source);
  }

  async texts(source: FilesSource): ReturnType<Machine['texts']> {
    const declared = this.sources.some(
      (each) =>
        (each.kind === 'files' &&
          each.pattern === source.pattern &&
          each.limitBytes >= source.limitBytes &&
          each.limitCount >= source.limitCount) ||
        this.names(each, 'text', source.pattern, source.limitBytes),
    );
    this.demand(declared, `the files ${source.pattern}`);
    const found = await this.machine.texts(source);
    for (const { path, text } of found) if (typeof text === 'string') this.read.push({ path, text });
    return found;
  }

  async exists(path: string): Promise<boolean> {
    this.demandPlace('exists', path);
    return this.machine.exists(path);
  }

  async link(path: string): Promise<string> {
    this.demandPlace('link', path);
    return this.machine.link(path);
  }

  async list(path: string): Promise<readonly string[]> {
    this.demandPlace('list', path);
    return this.machine.list(path);
  }

  async space(path: string): ReturnType<Machine['space']> {
    this.demandPlace('space', path);
    return this.machine.space(path);
  }

  async run(source: Parameters<Machine['run']>[0]): ReturnType<Machine['run']> {
    const declared = this.sources.some(
      (each) =>
        each.kind === 'command' &&
        each.path === source.path &&
        each.args.every((argument, index) => argument === source.args[index]) &&
        (each.args.length === source.args.length || each.operands !== undefined),
    );
    this.demand(declared, `the command ${[source.path, ...source.args].join(' ')}`);
    return this.machine.run(source);
  }

  async links(source: LinksSource): ReturnType<Machine['links']> {
    const declared = this.sources.some(
      (each) =>
        each.kind === 'links' && each.pattern === source.pattern && (each.containing === null || each.containing === source.containing),
    );
    this.demand(declared, `the links ${source.pattern}`);
    return this.machine.links(source);
  }

  async registry(source: RegistrySource): ReturnType<Machine['registry']> {
    this.demandRegistry(source);
    return this.machine.registry(source);
  }

  async registries(source: RegistrySource): ReturnType<Machine['registries']> {
    this.demandRegistry(source);
    return this.machine.registries(source);
  }

  async wmi(source: WmiSource): ReturnType<Machine['wmi']> {
    const fits = (each: WmiSource) =>
      each.id === source.id &&
      each.namespace === source.namespace &&
      each.className === source.className &&
      each.where === source.where &&
      source.properties.every((property) => each.properties.includes(property));
    this.demand(
      [...this.sources, ...this.spelledOut].some((each) => each.kind === 'wmi' && fits(each)),
      `the rows ${source.id} of ${source.className}`,
    );
    return this.machine.wmi(source);
  }

  async systemFiles(source: SystemFilesSource): ReturnType<Machine['systemFiles']> {
    const declared = [...this.sources, ...this.spelledOut].some(
      (each) => each.kind === 'system-files' && source.names.every((name) => each.names.includes(name)),
    );
    this.demand(declared, `the files of the system ${source.names.join(', ')}`);
    return this.machine.systemFiles(source);
  }

  async addresses(): ReturnType<Machine['addresses']> {
    this.demand(this.has('addresses'), 'the addresses');
    return this.machine.addresses();
  }

  async systemInformation<Call extends Parameters<Machine['systemInformation']>[0]>(call: Call) {
    const declared = this.sources.some((source) => source.kind === 'library' && source.call === call);
    this.demand(declared, `the library call ${call}`);
    return this.machine.systemInformation(call);
  }

  within(signal: AbortSignal): Machine {
    return new DeclaredMachine(this.machine.within(signal), this.sources, this.catalogue, this.spelledOut, this.undeclared, this.read);
  }

  digest(text: string): string {
    return this.machine.digest(text);
  }

  /** The values of a key, or less of them; a whole key is declared whole, or within one that is. */
  private demandRegistry(source: RegistrySource): void {
    const key = source.key.toLowerCase();
    const covers = ({ key: declared, view, values, presenceOnly }: RegistrySource): boolean => {
      const above = declared.toLowerCase();
      if (view !== source.view || presenceOnly !== source.presenceOnly) return false;
      if (values === null) return key === above || key.startsWith(`${above}\\`);
      const names = values.map((name) => name.toLowerCase());
      return key === above && source.values !== null && source.values.every((name) => names.includes(name.toLowerCase()));
    };
    this.demand(
      [...this.sources, ...this.spelledOut].some((each) => each.kind === 'registry' && covers(each)),
      `${source.values?.join(', ') ?? 'all'} of the key ${source.key} (${source.view})`,
    );
  }

  private has(kind: SystemSource['kind']): boolean {
    return this.sources.some((source) => source.kind === kind);
  }

  private demandFile({ path, limitBytes }: FileSource): void {
    const declared = this.sources.some(
      (each) =>
        (each.kind === 'file' && each.path === path && each.limitBytes >= limitBytes) ||
        (each.kind === 'files' && fits(path, each.pattern) && each.limitBytes >= limitBytes) ||
        this.names(each, 'text', path, limitBytes),
    );
    this.demand(declared, `the file ${path} up to ${limitBytes} bytes`);
  }

  private demandPlace(kind: PlaceSource['kind'], path: string): void {
    const declared = this.sources.some((each) => (each.kind === kind && fits(path, each.path)) || this.names(each, kind, path, 0));
    this.demand(declared, `${kind} ${path}`);
  }

  /** Whether a path stands in the catalogue, or in a text that was read before from a source that names it. */
  private names(source: Source, use: NamedSource['use'], path: string, limitBytes: number): boolean {
    if (source.kind !== 'named' || source.use !== use || source.limitBytes < limitBytes) return false;
    const { namedBy } = source;
    if (namedBy === 'catalogue') return this.catalogue.includes(JSON.stringify(path).slice(1, -1));
    const isNaming = (place: string) => namedBy.some((each) => fits(place, each.kind === 'file' ? each.path : each.pattern));
    return this.read.some((entry) => isNaming(entry.path) && entry.text.includes(path));
  }

  private demand(declared: boolean, what: string): void {
    if (declared) return;
    this.undeclared.push(what);
    throw new Error(`Not declared: ${what}`);
  }
}

function fits(path: string, pattern: string): boolean {
  const names = path.split('/').filter((name) => name !== '');
  const segments = segmentsOf(pattern);
  return (
    names.length === segments.length &&
    segments.every((segment, index) => {
      const name = names[index] ?? '';
      return segment.kind === 'name' ? segment.name === name : segment.matches(name);
    })
  );
}
