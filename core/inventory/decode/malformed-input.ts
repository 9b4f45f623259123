/**
 * A text that is not in the form its format prescribes. The message names the format and the place, and never quotes the
 * text: configuration files hold secrets.
 */
export class MalformedInput extends Error {
  override readonly name = 'MalformedInput';
  constructor(
    readonly format: string,
    readonly problem: string,
  ) {
    super(`Not a valid ${format}: ${problem}`);
  }
}
