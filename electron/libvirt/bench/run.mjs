#!/usr/bin/env node
/** Prints one JSON object a line for each measurement. `bench()` is for other programs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Bundles the measurements, as the product is bundled, and yields their figures. */
export async function* bench() {
  const folder = await mkdtemp(join(here, '.build-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: { target: 'node18', outDir: folder, ssr: join(here, 'index.ts') },
    });
    const bundle = await import(pathToFileURL(join(folder, 'index.js')).href);
    yield* bundle.bench(join(here, 'binding.py'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for await (const figure of bench()) console.log(JSON.stringify(figure));
}
