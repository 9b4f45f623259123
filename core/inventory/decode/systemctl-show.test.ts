import { expect, test } from 'vitest';
import { decodesAnyText } from './any-text.test-support';
import { decodeSystemctlShow } from './systemctl-show';

test('one block for each unit, in the form systemd 252 prints', () => {
  const text = `Id=clamav-daemon.service
ActiveState=active
SubState=running
UnitFileState=enabled

Id=ds_agent.service
ActiveState=inactive
SubState=dead
UnitFileState=
`;
  expect(decodeSystemctlShow(text)).toEqual([
    { id: 'clamav-daemon.service', activeState: 'active', subState: 'running', unitFileState: 'enabled' },
    { id: 'ds_agent.service', activeState: 'inactive', subState: 'dead', unitFileState: '' },
  ]);
});

test('any text is decoded', () => {
  decodesAnyText(decodeSystemctlShow, ['Id=a.service\n', 'ActiveState=active\n', '\n\n']);
});
