import { basename } from 'node:path';
import { root } from '../setup/root.mjs';

/**
 * Bundles measurements for Node, as the product is bundled.
 * @param {readonly string[]} files TypeScript sources
 * @param {string} folder to write to, under the checkout so that packages left outside are found
 */
export async function bundleMeasurements(files, folder) {
  // Only now, as set-up may just have installed it.
  const { build } = await import('vite');
  const conditions = ['source', 'node', 'import', 'module', 'default'];
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions },
    ssr: {
      noExternal: true,
      external: ['playwright-core', 'dockerode', 'bufferutil', 'utf-8-validate'],
      resolve: { conditions },
    },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: { input: Object.fromEntries(files.map(file => [basename(file, '.ts'), file])) },
    },
  });
}
