import { expect, test } from 'vitest';
import { errorText } from './error-text';

test('says everything that is known, and nothing for what is not', () => {
  const error = { code: 'not-written', what: 'It cannot be written.', mend: 'Choose another folder.' } as const;
  expect(errorText({ ...error, where: '/mnt/usb', data: 'Nothing was lost.', details: 'EACCES' })).toBe(
    'It cannot be written.\nWhere: /mnt/usb\nTo mend it: Choose another folder.\nNothing was lost.\nCode: not-written\n\nEACCES',
  );
  expect(errorText({ ...error, where: null, data: null, details: null })).toBe(
    'It cannot be written.\nTo mend it: Choose another folder.\nCode: not-written',
  );
});
