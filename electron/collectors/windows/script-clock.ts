import { registryValues } from '../../machine/machine';

/**
 * What tells the time at which `collect.cmd` ran: it can write its clock only as the account's own form of days and the machine's zone
 * have it. No section reads these.
 */
export const scriptClock = {
  scriptDays: registryValues(
    'HKCU\\Control Panel\\International',
    ['iDate', 'sShortDate', 'iCalendarType'],
    'Order of day and month, to know when the script ran',
  ),
  scriptZone: registryValues(
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation',
    ['ActiveTimeBias'],
    'How far the clock is from UTC, to know when the script ran',
  ),
} as const;
