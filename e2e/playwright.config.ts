import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { electronBinary } from './support/electron-binary.ts';
import type { FrontOptions } from './support/fixtures.ts';

const electron = electronBinary();
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(path => existsSync(path));

/** Every spec runs in both fronts, unless its name says that one is enough: pages are the same in both. */
export default defineConfig<FrontOptions>({
  testDir: 'specs',
  outputDir: '../test-results',
  // The machine has one libvirtd and few cores; specs that share it take turns.
  workers: 1,
  // Limits for what hangs, never a measure of speed: a busy machine must not fail a test.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  use: {
    trace: 'retain-on-failure',
    viewport: { width: 1280, height: 820 },
    reducedMotion: 'reduce',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      // Chromium's own sandbox cannot start as root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'chromium', testIgnore: '**/*.electron.spec.ts', use: { front: 'browser' } },
    ...(electron === undefined
      ? []
      : [{ name: 'electron', testIgnore: '**/*.browser.spec.ts', use: { front: 'desktop' as const } }]),
  ],
});
