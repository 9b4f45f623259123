/** How the names of such files end. */
export const bundleExtension = '.mdecatalogue.json';
