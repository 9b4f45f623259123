import { Unavailable } from './machine';

/**
 * A failed file operation as `Unavailable`, with the path as the machine that is read knows it.
 *
 * @param elevated whether the process has root or administrator rights: then a refusal has another cause than missing rights
 */
export function fileError(cause: unknown, path: string, elevated: boolean | null): Unavailable {
  if (cause instanceof Unavailable) return cause;
  const { code, message } = cause instanceof Error ? (cause as NodeJS.ErrnoException) : { code: undefined, message: String(cause) };
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ESRCH': // a process that ended meanwhile, below /proc
      return new Unavailable('not-found', `${path} does not exist.`);
    case 'EACCES':
    case 'EPERM':
      return elevated
        ? new Unavailable('not-readable', `The system refuses ${path} to this process.`)
        : new Unavailable('not-elevated', `${path} may be read only with more rights.`);
    case 'EISDIR':
      return new Unavailable('not-readable', `${path} is a folder.`);
    default:
      return new Unavailable('not-readable', `${path}: ${code ?? message}.`);
  }
}
