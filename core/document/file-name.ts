import type { ReadinessDocument } from './schema';

/**
 * A file name that every file system takes: machine and moment of the assessment in UTC, "ws0147-20261124-071205".
 * Without a machine name "device" stands there.
 */
export function fileNameOf(document: Pick<ReadinessDocument, 'machine' | 'assessedAt'>): string {
  const name = (document.machine.name ?? '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  const moment = document.assessedAt.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return `${name || 'device'}-${moment}`;
}
