import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
const at = (path: string) => resolve(root, path);

/** `source` takes our workspace from its TypeScript; the rest is what plain Node would resolve. */
const nodeConditions = ['source', 'node', 'import', 'module', 'default'];

/**
 * The oldest runtime that the build must start on is Electron 25: Node 18, Chrome 114, and CommonJS only.
 * Everything is bundled, because many dependencies are ES modules, which that Node cannot require; dockerode
 * stays outside, as it loads files beside itself.
 */
const nodeBuild = (outDir: string, input: Record<string, string>) => ({
  outDir: at(outDir),
  target: 'node18',
  externalizeDeps: false,
  emptyOutDir: true,
  rolldownOptions: {
    input,
    external: ['dockerode', 'bufferutil', 'utf-8-validate'],
    output: {
      format: 'cjs' as const,
      entryFileNames: '[name].cjs',
      chunkFileNames: 'chunks/[name]-[hash].cjs',
    },
  },
});

/**
 * electron-vite makes every address relative, for pages loaded from files. Ours has routes, so its files must be
 * found from any depth.
 */
const fromRoot: Plugin = {
  name: 'innkeeper:from-root',
  enforce: 'post',
  config: () => ({ base: '/' }),
};

/** What the first page needs comes in two files, as its own code changes more often than what it stands on. */
const pageChunks = {
  groups: [
    { name: 'libraries', tags: ['$initial' as const], test: /[\\/]node_modules[\\/]/, priority: 3 },
    { name: 'interface', tags: ['$initial' as const], priority: 2 },
    // Dialogs, menus and fields, which most of what is loaded later shares.
    { name: 'controls', test: /[\\/]node_modules[\\/]@mui[\\/]/, minShareCount: 2, priority: 1 },
  ],
};

export default defineConfig({
  main: {
    resolve: { conditions: nodeConditions },
    ssr: { noExternal: true, resolve: { conditions: nodeConditions } },
    build: nodeBuild('out/main', {
      index: at('electron/main/index.ts'),
      serve: at('electron/server/serve.ts'),
      cli: at('electron/cli/index.ts'),
    }),
  },
  preload: {
    resolve: { conditions: nodeConditions },
    build: nodeBuild('out/preload', { index: at('electron/preload/index.ts') }),
  },
  renderer: {
    root: at('renderer'),
    // The same nonce stands in every tag; each front puts a fresh one into each response.
    html: { cspNonce: '__CSP_NONCE__' },
    plugins: [react(), fromRoot],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      minify: true,
      // A font or picture inlined as data: would need a hole in the content security policy.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('renderer/index.html'), output: { codeSplitting: pageChunks } },
    },
  },
});
