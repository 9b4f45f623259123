/**
 * collect.sh on other Debian releases than this one, with their own shell, awk and tools: in the folders below
 * DEFENDER_READINESS_CHROOTS, which are made there with debootstrap where they are missing (a minute and 300 MB each; as root).
 */
import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { root } from '../build/built.ts';
import { defenderReadiness } from './command';

const chroots = process.env.DEFENDER_READINESS_CHROOTS;
const mirror = process.env.DEFENDER_READINESS_MIRROR ?? 'http://deb.debian.org/debian';

/** From the oldest that the mirror has. Their /bin/sh is dash and their awk mawk; busybox is put into the newest. */
const releases = [
  { suite: 'bullseye', version: '11', shells: ['sh', 'bash'] },
  { suite: 'bookworm', version: '12', shells: ['sh', 'bash'] },
  { suite: 'trixie', version: '13', shells: ['sh', 'bash', 'busybox sh'] },
] as const;

function run(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr.slice(-2_000)}`);
  return stdout;
}

for (const { suite, version, shells } of releases) {
  test(`Debian ${version} is collected by its own tools, and read here`, async () => {
    test.skip(chroots === undefined, 'DEFENDER_READINESS_CHROOTS names no folder to make Debian releases in.');
    test.skip(process.geteuid?.() !== 0, 'Only root can make a Debian release and run in it.');
    test.skip(spawnSync('debootstrap', ['--version']).status !== 0, 'debootstrap is not installed.');
    test.setTimeout(600_000);
    const folder = path.join(chroots ?? '', suite);
    if (!existsSync(path.join(folder, 'etc/os-release'))) {
      run('debootstrap', '--variant=minbase', '--include=busybox', suite, folder, mirror);
    }
    run('mount', '-t', 'proc', 'proc', path.join(folder, 'proc'));
    try {
      await copyFile(path.join(root, 'assets/collectors/collect.sh'), path.join(folder, 'tmp/collect.sh'));
      for (const shell of shells) {
        const to = await mkdtemp(path.join(folder, 'tmp/evidence-'));
        const inside = to.slice(folder.length);
        run('chroot', folder, '/bin/sh', '-c', `exec ${shell} /tmp/collect.sh --to ${inside}`);
        const [name = ''] = await readdir(to);
        const { code, stdout } = await defenderReadiness(['inventory', '--from', path.join(to, name), '--json']);
        expect(code).toBe(0);
        const { sections } = JSON.parse(stdout);
        expect(sections.operatingSystem.data).toMatchObject({ family: 'linux', version: expect.stringMatching(`^${version}\\.`) });
        expect(sections.linuxSystem.data).toMatchObject({ libc: { name: 'glibc' }, packages: { manager: 'apt' } });
        expect(sections.securityProducts.data.looked).toEqual(expect.arrayContaining(['package', 'process', 'path', 'service']));
        expect(sections.proxy.unread).toEqual([]);
        expect(sections.mdatp.data).toMatchObject({ agent: { installed: false }, onboardingData: false });
        await rm(to, { recursive: true });
      }
    } finally {
      run('umount', path.join(folder, 'proc'));
    }
  });
}
