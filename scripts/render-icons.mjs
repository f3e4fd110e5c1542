// node scripts/render-icons.mjs: draws resources/icons/lantern.svg at every size that desktops ask for.
import './setup/node-version.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './setup/root.mjs';
import { isRoot, which } from './setup/run.mjs';
import { giveUp } from './setup/say.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

const executablePath = which('chromium') ?? which('google-chrome');
if (executablePath === undefined) giveUp('Drawing the icons needs Chromium.');
const folder = join(root, 'resources/icons');
const svg = readFileSync(join(folder, 'lantern.svg'), 'utf8');
const browser = await chromium.launch({ executablePath, args: isRoot() ? ['--no-sandbox'] : [] });
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path: join(folder, `${size}x${size}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
