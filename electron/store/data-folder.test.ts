import { describe, expect, test } from 'vitest';
import { catalogueFolder, dataFolder } from './data-folder';

// Where Electron's documentation of app.getPath puts appData on each system.
describe('the folder is the one Electron calls userData', () => {
  test.each<readonly [string, NodeJS.ProcessEnv, NodeJS.Platform, string | null]>([
    ['Linux', { HOME: '/home/ada' }, 'linux', '/home/ada/.config/Defender Readiness Assessor'],
    ['Linux with XDG_CONFIG_HOME', { HOME: '/home/ada', XDG_CONFIG_HOME: '/cfg' }, 'linux', '/cfg/Defender Readiness Assessor'],
    ['Linux with an empty one', { HOME: '/home/ada', XDG_CONFIG_HOME: '' }, 'linux', '/home/ada/.config/Defender Readiness Assessor'],
    ['macOS', { HOME: '/Users/ada' }, 'darwin', '/Users/ada/Library/Application Support/Defender Readiness Assessor'],
    ['a service without a home', {}, 'linux', null],
    ['Windows without a profile', { HOME: '/home/ada' }, 'win32', null],
  ])('%s', (_, environment, platform, folder) => {
    expect(dataFolder(environment, platform)).toBe(folder);
  });

  test('Windows', () => {
    expect(dataFolder({ APPDATA: 'C:\\Users\\Ada\\AppData\\Roaming' }, 'win32')).toMatch(
      /^C:\\Users\\Ada\\AppData\\Roaming.Defender Readiness Assessor$/,
    );
  });
});

test('catalogues are in a folder of their own, or in the one that is named', () => {
  expect(catalogueFolder({ HOME: '/home/ada' }, 'linux')).toBe('/home/ada/.config/Defender Readiness Assessor/catalogue');
  expect(catalogueFolder({ HOME: '/home/ada', DEFENDER_READINESS_CATALOGUE_FOLDER: '/media/stick/facts' }, 'linux')).toBe(
    '/media/stick/facts',
  );
  expect(catalogueFolder({}, 'linux')).toBeNull();
});
