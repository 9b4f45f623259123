import { expect, test } from 'vitest';
import { Unavailable } from '../machine';
import { ScriptHost } from './script-host';
import type { runSystemCommand } from './system-command';

const never = new AbortController().signal;

/** A stand-in for cscript.exe. */
function scriptHost(stdout: string, exitCode: number) {
  const asked: (readonly string[])[] = [];
  const run: typeof runSystemCommand = async ({ name, args }) => {
    asked.push([name, ...args]);
    return { stdout: Buffer.from(stdout), stderr: Buffer.alloc(0), exitCode };
  };
  return { asked, host: new ScriptHost(never, run) };
}

test('one run answers all', async () => {
  const { asked, host } = scriptHost(
    '{"format":1,"at":null,"rows":{"hotfixes":[{"HotFixID":"KB1"}]},"versions":{},"errors":[],"end":true}\r\n',
    0,
  );
  const [one, other] = await Promise.all([host.answers(), host.answers()]);
  expect(one.rows.get('hotfixes')).toEqual([{ HotFixID: 'KB1' }]);
  expect(other).toBe(one);
  expect(asked).toEqual([['cscript.exe', '//nologo', expect.stringMatching(/[\\/]assets[\\/]collectors[\\/]wmi\.js$/)]]);
});

test.each([
  ['a message in any language', 'Der Zugriff auf Windows Script Host wurde deaktiviert.\r\n', 1],
  ['nothing', '', 0],
  ['half an answer', '{"format":1,', 0],
])('a script host that is blocked and prints %s is not readable, and says what to do', async (_, stdout, exitCode) => {
  const asking = scriptHost(stdout, exitCode).host.answers();
  await expect(asking).rejects.toBeInstanceOf(Unavailable);
  await expect(asking).rejects.toMatchObject({
    reason: 'not-readable',
    detail: expect.stringMatching(
      /^cscript\.exe ended with \d and gave no answers of wmi\.js\. Scripts may be blocked here.* Allow this one/,
    ),
  });
});
