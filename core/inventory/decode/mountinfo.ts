import { MalformedInput } from './malformed-input';

/** One line of /proc/self/mountinfo. `deviceNumber` is "major:minor", `root` the folder of the file system that is mounted. */
export interface MountEntry {
  readonly deviceNumber: string;
  readonly root: string;
  readonly mount: string;
  readonly options: readonly string[];
  readonly fileSystem: string;
  readonly device: string;
  readonly superOptions: readonly string[];
}

/**
 * Decodes /proc/[pid]/mountinfo (proc_pid_mountinfo(5)) in the order of mounting: blanks, tabs, line ends and backslashes
 * in a name are written in octal.
 *
 * @throws MalformedInput when a line has not the prescribed fields; the message names the line
 */
export function decodeMountinfo(text: string): readonly MountEntry[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const fields = line.split(' ');
      // Optional fields stand between the sixth and the hyphen, and none of them is a lone hyphen.
      const hyphen = fields.indexOf('-', 6);
      const [, , deviceNumber, root, mount, options] = fields;
      const [fileSystem, device, superOptions] = fields.slice(hyphen + 1);
      if (hyphen < 0 || !deviceNumber || !root || !mount || !options || !fileSystem || device === undefined) {
        throw new MalformedInput('mountinfo', `line ${index + 1} has not the prescribed fields`);
      }
      return {
        deviceNumber,
        root: unescapeOctal(root),
        mount: unescapeOctal(mount),
        options: options.split(','),
        fileSystem,
        device: unescapeOctal(device),
        superOptions: superOptions ? superOptions.split(',') : [],
      };
    });
}

const unescapeOctal = (text: string): string =>
  text.replace(/\\([0-3][0-7]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
