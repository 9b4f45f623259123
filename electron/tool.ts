import packageJson from '../package.json' with { type: 'json' };

/** Name and version as documents and reports carry them. */
export const tool = { name: packageJson.productName, version: packageJson.version } as const;
