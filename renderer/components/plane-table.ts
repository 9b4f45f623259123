import type { ProxyPlane } from '../../core/inventory/sections/proxy';

type Setting = ProxyPlane['settings'][number];
type Purpose = Setting['purpose'];

const purposeLabels: Readonly<Record<Purpose, string>> = {
  https: 'For https',
  http: 'For http',
  all: 'For everything',
  bypass: 'Without a proxy',
  pac: 'Automatic configuration',
  'auto-detect': 'Automatic detection',
};

const purposes = Object.keys(purposeLabels) as Purpose[];

export interface PlaneTable {
  /** Planes in which something is set, in the order of the inventory. */
  readonly columns: readonly ProxyPlane[];
  /** One row for each purpose that any plane sets; `cells` has the settings of each column. */
  readonly rows: readonly { readonly purpose: Purpose; readonly label: string; readonly cells: readonly (readonly Setting[])[] }[];
  readonly unset: readonly ProxyPlane[];
  /** Credentials stood in one of the values. */
  readonly masked: boolean;
}

/** Lays the planes out so that what they say about one purpose stands in one row. */
export function planeTable(planes: readonly ProxyPlane[]): PlaneTable {
  const columns = planes.filter(({ settings }) => settings.length > 0);
  const used = purposes.filter((purpose) => columns.some(({ settings }) => settings.some((setting) => setting.purpose === purpose)));
  return {
    columns,
    rows: used.map((purpose) => ({
      purpose,
      label: purposeLabels[purpose],
      cells: columns.map(({ settings }) => settings.filter((setting) => setting.purpose === purpose)),
    })),
    unset: planes.filter(({ settings }) => settings.length === 0),
    masked: columns.some(({ settings }) => settings.some(({ credentials }) => credentials !== 'no')),
  };
}
