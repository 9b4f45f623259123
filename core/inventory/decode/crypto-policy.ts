import { MalformedInput } from './malformed-input';

/**
 * Decodes /etc/crypto-policies/config (crypto-policies(7)): the name of the system-wide policy and of its modules, "DEFAULT" or
 * "FIPS:OSPP", in the first line that is neither empty nor a comment.
 *
 * @throws MalformedInput when no line has that form
 */
export function decodeCryptoPolicy(text: string): string {
  const line = text.split(/\r?\n/).map((each) => each.replace(/#.*$/, '').trim());
  const policy = line.find((each) => each !== '') ?? '';
  if (!/^[\w.-]+(?::[\w.-]+)*$/.test(policy)) throw new MalformedInput('crypto-policies configuration', 'it names no policy');
  return policy.toUpperCase();
}
