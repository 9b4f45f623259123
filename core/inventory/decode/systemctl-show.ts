/** What systemd says about one unit. */
export interface UnitState {
  readonly id: string;
  /** active, inactive, failed, activating, deactivating, reloading, ... */
  readonly activeState: string;
  /** What kind of unit says more exactly: of a service running, exited, dead, ... */
  readonly subState: string;
  /** enabled, disabled, masked, static, ...; empty for a unit without a file. */
  readonly unitFileState: string;
}

/** Decodes `systemctl show --property=Id,ActiveState,SubState,UnitFileState UNIT...`: one block of Key=value lines for each unit. */
export function decodeSystemctlShow(text: string): readonly UnitState[] {
  return text.split(/\n{2,}/).flatMap((block) => {
    const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(block)?.[1] ?? '';
    const id = value('Id');
    return id === '' ? [] : [{ id, activeState: value('ActiveState'), subState: value('SubState'), unitFileState: value('UnitFileState') }];
  });
}
