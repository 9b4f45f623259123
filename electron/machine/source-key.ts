import type { Source } from './machine';

/**
 * How a source is named in the index of an evidence folder (docs/evidence.md). Sources with one key are one source, whoever declares
 * them: limits and purposes are no part of it.
 *
 * @throws Error for a source that no script collects: a call of the library, and what only other sources name
 */
export function sourceKey(source: Source): string {
  switch (source.kind) {
    case 'file':
      return `file ${source.path}`;
    case 'files':
      return `files ${source.pattern}`;
    case 'links':
      return `links ${source.pattern}`;
    case 'command':
      return ['command', source.path, ...source.args].join(' ');
    case 'list':
      return `${source.path.includes('*') ? 'lists' : 'list'} ${source.path}`;
    case 'exists':
    case 'link':
    case 'space':
      return `${source.kind} ${source.path}`;
    case 'addresses':
    case 'environment':
      return source.kind;
    case 'registry':
      return `${source.presenceOnly ? 'names' : source.values === null ? 'tree' : 'values'} ${source.view === '64-bit' ? 64 : 32} ${source.key}`;
    case 'wmi':
    case 'system-files':
      return 'script wmi.js';
    case 'library':
    case 'named':
      throw new Error(`No script collects a source of kind ${source.kind}.`);
  }
}
