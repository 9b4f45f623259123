import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of the facts, fonts and icons that ship with the product. Found by walking up from this module, because it is
 * two folders up from the built bundle (also inside the packaged archive) and one from the source.
 *
 * @throws Error when there is none: a broken installation
 */
export const assetsFolder: string = (() => {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const assets = path.join(folder, 'assets');
    if (existsSync(path.join(assets, 'catalogue', 'catalogue.json'))) return assets;
    if (folder === path.dirname(folder)) {
      throw new Error(`The folder assets is missing beside ${import.meta.dirname}. Install the product again; nothing was changed.`);
    }
  }
})();
