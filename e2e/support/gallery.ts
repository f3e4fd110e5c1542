import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { repository } from './serve.ts';

export interface Gallery {
  /** The page of one scene of renderer/testing/scenes.ts, at one address of the app. */
  at(scene: string, path: string): string;
  close(): Promise<void>;
}

/** Serves the interface over its invented backend, for states that a real host cannot be brought into. */
export async function startGallery(): Promise<Gallery> {
  const server = await createServer({
    configFile: false,
    root: join(repository, 'renderer'),
    plugins: [react()],
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    // Found before the first page loads: finding them later would reload it in the middle of a test.
    optimizeDeps: { entries: ['testing/gallery.tsx', 'features/**/*.tsx', 'app/**/*.tsx'] },
  });
  await server.listen();
  const origin = server.resolvedUrls?.local[0]?.replace(/\/$/, '');
  if (origin === undefined) throw new Error('The gallery has no address.');
  return {
    at: (scene, path) => `${origin}/testing/gallery.html?scene=${scene}#${path}`,
    close: () => server.close(),
  };
}
