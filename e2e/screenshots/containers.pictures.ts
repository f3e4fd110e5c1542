import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { type PrivateDockerd, startPrivateDockerd } from '#electron/backend/testing/private-dockerd.ts';
import { Terminal } from '../pages/consoles.ts';
import { GuestsPage } from '../pages/guests-page.ts';
import { expect } from '../support/fixtures.ts';
import { moveIn, rooms } from './house.ts';
import { picture, test as base } from './studio.ts';

const run = promisify(execFile);

/** What serves, what answers it, what keeps its data; and two that stand alone. All of them are busybox inside. */
const lodgers = [
  { name: 'shop-web-1', service: 'web', image: 'shop/web:2.4', port: '8080:80' },
  { name: 'shop-api-1', service: 'api', image: 'shop/api:2.4', port: '9000:9000' },
  { name: 'shop-db-1', service: 'db', image: 'postgres:16', volume: 'shop-data:/var/lib/data' },
  { name: 'mailcatcher', image: 'tools/mailcatcher:1', port: '1080:1080' },
  { name: 'nightly-report', image: 'tools/report:7', ends: true },
] as const;

/** Writes what a server would. */
const CHATTER =
  'n=0; while :; do n=$((n+1)); echo "GET /orders/$n 200 $((n % 40 + 3)) ms"; [ $((n % 9)) = 0 ] && echo "slow answer from db: 412 ms" >&2; sleep 0.4; done';

async function letIn(docker: (...args: string[]) => Promise<unknown>, image: string): Promise<void> {
  await docker('network', 'create', '--label', 'com.docker.compose.project=shop', 'shop');
  for (const lodger of lodgers) {
    await docker('tag', image, lodger.image);
    const labels =
      'service' in lodger
        ? [`com.docker.compose.project=shop`, `com.docker.compose.service=${lodger.service}`].flatMap(
            label => ['--label', label],
          )
        : [];
    const health =
      'service' in lodger && lodger.service === 'web'
        ? ['--health-cmd', 'true', '--health-interval', '1s']
        : [];
    await docker(
      'run',
      '--detach',
      '--network',
      'shop',
      '--name',
      lodger.name,
      ...labels,
      ...health,
      ...('port' in lodger ? ['--publish', lodger.port] : []),
      ...('volume' in lodger ? ['--volume', lodger.volume] : []),
      ...('ends' in lodger ? [] : ['--restart', 'unless-stopped', '--memory', '256m']),
      '--env',
      'API_TOKEN=nobody-sees-this',
      lodger.image,
      'sh',
      '-c',
      'ends' in lodger ? 'echo done; exit 0' : CHATTER,
    );
  }
}

const tab = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: /^Tabs of/ })
    .getByRole('link', { name, exact: true })
    .click();

const goTo = (page: Page, path: string) => page.goto(new URL(`/#${path}`, page.url()).href);

/** An engine where the app, and it alone, looks for one: before it starts. */
const test = base.extend<{ engine: PrivateDockerd }>({
  engine: async ({ daemon }, use) => {
    const engine = await startPrivateDockerd();
    const inside = (...command: string[]) =>
      run('nsenter', [`--mount=/proc/${daemon.pid()}/ns/mnt`, ...command]);
    await inside('touch', '/run/docker.sock');
    await inside('mount', '--bind', engine.socket, '/run/docker.sock');
    await use(engine);
    await engine.dispose();
  },
  page: async ({ engine, page }, use) => {
    await expect(page.getByText('Docker here').first()).toBeVisible();
    expect(engine.pid()).toBeDefined();
    await use(page);
  },
});

test('the pictures of containers, beside machines', async ({ page, daemon, engine }) => {
  await letIn(
    (...args) => run('docker', ['--host', engine.address, ...args]),
    await ensureBusyboxImage(engine.address),
  );
  await moveIn(daemon, rooms.slice(0, 4));
  const guests = new GuestsPage(page);
  await expect(guests.row('dev-debian')).toBeVisible();
  await expect(guests.row('shop-web-1')).toBeVisible();
  await picture(page, 'guests-of-every-kind');

  await guests.row('shop-web-1').click();
  await expect(page.getByRole('navigation', { name: 'Tabs of shop-web-1' })).toBeVisible();
  await picture(page, 'container');
  await tab(page, 'Logs');
  await expect(page.getByText(/GET \/orders/).first()).toBeVisible();
  await picture(page, 'container-logs');
  await tab(page, 'Shell');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  const terminal = new Terminal(page);
  await terminal.screen.click();
  await page.keyboard.type('uname -a; id; ps\n');
  await terminal.expectLine(/ps$/);
  await picture(page, 'container-shell');
  await page.goto(page.url().replace(/\/shell$/, '/isolation'));
  await expect(page.getByText(/kernel/i).first()).toBeVisible();
  await picture(page, 'container-isolation');

  await goTo(page, '/guests/run');
  await expect(page.getByRole('heading', { level: 1, name: /run/i })).toBeVisible();
  await picture(page, 'container-run');
  for (const [id, name] of [
    ['images', 'engine-images'],
    ['usage', 'engine-usage'],
    ['projects', 'engine-projects'],
  ] as const) {
    await goTo(page, `/engines/docker/${id}`);
    await expect(page.getByRole('navigation', { name: /^Tabs of/ })).toBeVisible();
    await expect(page.getByText(/shop/).first()).toBeVisible();
    await picture(page, name);
  }
});
