/** `npm run docs`: writes what is generated from the code into docs/. A test holds the files equal to what this would write. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';
import { root } from './built.ts';

// The sources import each other without file endings, as the bundler resolves them: so it loads them here too.
const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  server: { middlewareMode: true, ws: false },
  logLevel: 'error',
});
const { generatedDocs } = (await server.ssrLoadModule('/build/generated-docs.ts')) as typeof import('./generated-docs.ts');
for (const [file, content] of Object.entries(generatedDocs())) writeFileSync(path.join(root, file), content);
await server.close();
