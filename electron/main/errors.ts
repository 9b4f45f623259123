import { AppError, type AppErrorData } from '../../core/document/app-error';

/** Any failure as data. What is not an `AppError` is a fault of the product, and says so. */
export function toAppErrorData(cause: unknown): AppErrorData {
  if (cause instanceof AppError) return cause.data;
  return {
    code: 'internal',
    what: 'Something went wrong inside the tool.',
    where: null,
    mend: 'Try again. If it happens again, report it with the details.',
    data: 'Nothing that was recorded has been changed.',
    details: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  };
}
