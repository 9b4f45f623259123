import { expect, test } from 'vitest';
import { allChecks } from '../checks/all';
import { readableMessage } from './readable-message';

const names: Readonly<Record<string, string>> = { mount: 'volume' };

test.each([
  ['Nothing stands in the way.', 'Nothing stands in the way.'],
  ['{mount} has only {freeBytes} free.', '<volume> has only <free> free.'],
  ['{count, plural, one {One place has} other {# places have}} a proxy.', '<count> places have a proxy.'],
  ['{count, plural, one {One {kind}} other {{places} of {kind}}}.', '<places> of <kind>.'],
  ['{choice, select, none {Stated} other {{choiceLabel}, stated}} by {by}.', '<choice label>, stated by <by>.'],
  ['It ends {endOn}.', 'It ends on <end>.'],
  ['Stated on {onDate}, read at {readAt}, for {date}.', 'Stated on <on>, read at <read>, for <date>.'],
  ["It's '{not a place}' <b>.", "It's {not a place} <b>."],
])('%s', (text, readable) => {
  expect(readableMessage(text, (argument) => names[argument] ?? null)).toBe(readable);
});

test('every sentence of every check can be shown so', () => {
  for (const { messages } of allChecks) {
    for (const text of Object.values(messages)) expect(readableMessage(text, () => null)).not.toMatch(/[{}]|undefined|<>/);
  }
});
