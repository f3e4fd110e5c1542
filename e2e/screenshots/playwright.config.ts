import { defineConfig } from '@playwright/test';
import base from '../playwright.config.ts';

/** Takes the pictures of the documentation: `npm run screenshots`. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '*.pictures.ts',
  timeout: 300_000,
  reporter: [['list']],
  projects: [{ name: 'pictures', use: { viewport: { width: 1280, height: 800 } } }],
});
