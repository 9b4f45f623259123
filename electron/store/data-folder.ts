import path from 'node:path';
import { tool } from '../tool';

/**
 * The folder in which the product keeps what is the user's: the one Electron calls `userData`, found by the same rule on plain
 * Node, so that app and command line share it.
 *
 * @returns `null` where the environment names no such place; a copy on a stick works without one
 */
export function dataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const base = configurationFolder(environment, platform);
  return base === null ? null : path.join(base, tool.name);
}

/** Electron's `appData`. */
function configurationFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const { APPDATA, HOME, XDG_CONFIG_HOME } = environment;
  if (platform === 'win32') return APPDATA || null;
  if (platform === 'darwin') return HOME ? path.join(HOME, 'Library/Application Support') : null;
  return XDG_CONFIG_HOME || (HOME ? path.join(HOME, '.config') : null);
}

/**
 * The folder of imported catalogues.
 *
 * @param environment `DEFENDER_READINESS_CATALOGUE_FOLDER` names another one
 */
export function catalogueFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const named = environment.DEFENDER_READINESS_CATALOGUE_FOLDER;
  if (named) return named;
  const folder = dataFolder(environment, platform);
  return folder === null ? null : path.join(folder, 'catalogue');
}
