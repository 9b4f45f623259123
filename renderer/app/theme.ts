import { type Theme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

const font = { fontFamilyBase: "'Segoe UI Variable Text', 'Segoe UI', -apple-system, 'Noto Sans', system-ui, sans-serif" };
const light: Theme = { ...webLightTheme, ...font };
const dark: Theme = { ...webDarkTheme, ...font };

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

function onSystemTheme(notify: () => void): () => void {
  systemIsDark.addEventListener('change', notify);
  return () => systemIsDark.removeEventListener('change', notify);
}

/** Fluent's theme as the system wishes it, light or dark, also when it changes while the window is open. */
export const useSystemTheme = (): Theme => (useSyncExternalStore(onSystemTheme, () => systemIsDark.matches) ? dark : light);
