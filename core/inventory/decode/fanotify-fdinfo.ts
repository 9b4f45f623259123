/** Events that wait for an answer (fanotify_mark(2)): FAN_OPEN_PERM, FAN_ACCESS_PERM, FAN_OPEN_EXEC_PERM. */
const permissionEvents = 0x1_0000 | 0x2_0000 | 0x4_0000;

/**
 * Whether a fanotify descriptor watches whole mounts or file systems, or decides on access, by its /proc/[pid]/fdinfo/[fd]
 * (proc(5); fs/notify/fdinfo.c of the kernel). Each mark is a line: of a mount `fanotify mnt_id:`, of a file system `fanotify sdev:`,
 * of a file or folder `fanotify ino:`, with its events in the hexadecimal `mask:`.
 *
 * The installer of Defender looks for marks of mounts. A group that has marks of files and folders only, none with an event that
 * waits for an answer, merely takes notes, as desktop indexers do. Any text is accepted.
 */
export function watchesByFanotify(fdinfo: string): boolean {
  return fdinfo.split('\n').some((line) => {
    if (/^fanotify (?:mnt_id|sdev):/.test(line)) return true;
    const mask = /^fanotify ino:.* mask:([0-9a-f]{1,8})\b/.exec(line)?.[1];
    return mask !== undefined && (Number.parseInt(mask, 16) & permissionEvents) !== 0;
  });
}
