// npm run screenshots: the pictures in docs/screenshots, from the real app over a libvirtd of their own. Needs root.
// In a UTS namespace, so that pictures do not show the name of whoever's computer took them.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const config = fileURLToPath(new URL('playwright.config.ts', import.meta.url));
const child = spawn(
  'unshare',
  [
    '--uts',
    'sh',
    '-c',
    'hostname workshop && exec npx playwright test -c "$0" "$@"',
    config,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
child.on('exit', code => (process.exitCode = code ?? 1));
