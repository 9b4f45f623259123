import { IntlMessageFormat } from 'intl-messageformat';

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/**
 * A sentence for people who read about it before anything was found: what will stand in a place is named in angle brackets. Where
 * the sentence depends on a value, its general form is taken.
 *
 * @param text English ICU message
 * @param nameOf what a value is called; `null` for one without a name of its own
 */
export function readableMessage(text: string, nameOf: (argument: string) => string | null): string {
  const place = (argument: string): string => {
    const day = argument.replace(/(?<=[a-z])On$/, 'Date');
    return day === argument ? `<${nameOf(argument) ?? wordsOf(argument)}>` : `on ${place(day)}`;
  };
  const shown = (elements: Elements, counted: string): string =>
    elements
      .map((element) => {
        if ('options' in element) return shown(element.options.other?.value ?? [], element.value);
        if ('children' in element) return shown(element.children, counted);
        if (!('value' in element)) return place(counted);
        return isLiteral(element) ? element.value : place(element.value);
      })
      .join('');
  return shown(new IntlMessageFormat(text, 'en-GB', undefined, { ignoreTag: true }).getAst(), '');
}

/** Literal text is of type 0 in the parser's tree; its enumeration is not part of this package. */
const isLiteral = ({ type }: Elements[number]): boolean => Number(type) === 0;

/** "neededBytes" is "needed": the unit at the end says how a value is shown. */
const wordsOf = (argument: string): string =>
  argument
    .replace(/(?<=.)(Bytes|Ms|Date|At)$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
