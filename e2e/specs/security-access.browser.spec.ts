import { request as rawRequest } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/fixtures.ts';

/** As it stands: no browser would send these. */
function status(origin: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    rawRequest(`${origin}${path}`, { headers }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .on('upgrade', (_response, socket) => {
        socket.destroy();
        resolve(101);
      })
      .end();
  });
}

const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'x3JJHMbDL1EzLkh9GBhXDw==',
};

test('the link works once, becomes a cookie that scripts cannot read, and leaves the address', async ({
  innkeeper: { page, server, origin, stateDir },
  browser,
}) => {
  expect(page.url()).not.toContain('link=');
  await expect(page.getByText('Innkeeper').first()).toBeVisible();
  expect(await page.evaluate(() => document.cookie)).toBe('');
  const [cookie] = await page.context().cookies(origin);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  expect((await stat(join(stateDir, 'token'))).mode & 0o777).toBe(0o600);

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(server?.link ?? '');
  await expect(stranger.getByRole('alert')).toContainText('used already');
  for (const path of ['/', '/guests', '/readiness']) {
    await stranger.goto(`${origin}${path}`);
    await expect(stranger).toHaveURL(`${origin}/login`);
    await expect(stranger.getByLabel('Token')).toBeVisible();
  }
  await stranger.context().close();
});

test('the token opens the page from the login page, a wrong one does not', async ({
  innkeeper: { origin, stateDir },
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(origin);
  await page.getByLabel('Token').fill('not the token');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('alert')).toContainText('not the token');
  await page.getByLabel('Token').fill(await readFile(join(stateDir, 'token'), 'utf8'));
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page).not.toHaveURL(`${origin}/login`);
  await expect(page.locator('#root')).not.toBeEmpty();
  await page.context().close();
});

test('a name that was made to point here gets nothing, with a good cookie too', async ({
  innkeeper: { page, origin },
}) => {
  const cookie = (await page.context().cookies(origin))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  expect(await status(origin, '/', { cookie })).toBe(200);
  expect(await status(origin, '/', { cookie, host: 'rebound.example' })).toBe(421);
  expect(await status(origin, '/rpc', { ...upgrade, cookie, origin, host: 'rebound.example' })).toBe(421);
});

test('WebSockets open from our own page alone', async ({ innkeeper: { page, origin } }) => {
  const cookie = (await page.context().cookies(origin))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  for (const path of ['/rpc', '/console/x']) {
    expect(await status(origin, path, { ...upgrade, cookie, origin })).toBe(101);
    expect(await status(origin, path, { ...upgrade, cookie })).toBe(403);
    expect(await status(origin, path, { ...upgrade, cookie, origin: 'http://evil.example' })).toBe(403);
    expect(await status(origin, path, { ...upgrade, origin })).toBe(401);
  }
});

test('another site cannot reach in, not even through the browser that is signed in', async ({
  innkeeper: { page, origin },
}) => {
  const elsewhere = await page.context().newPage();
  await elsewhere.route('http://evil.example/', route =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>evil</title>' }),
  );
  await elsewhere.goto('http://evil.example/');
  const seen = await elsewhere.evaluate(async target => {
    const fetched = await fetch(target, { credentials: 'include' }).then(
      () => 'read',
      () => 'refused',
    );
    const socket = await new Promise<string>(resolve => {
      const ws = new WebSocket(`${target.replace('http', 'ws')}/rpc`);
      ws.addEventListener('open', () => resolve('open'));
      ws.addEventListener('error', () => resolve('refused'));
    });
    return { fetched, socket };
  }, origin);
  expect(seen).toEqual({ fetched: 'refused', socket: 'refused' });
});

test('every answer carries its headers, and none opens us to other origins', async ({
  innkeeper: { page, origin },
}) => {
  for (const path of ['/', '/theme-boot.js', '/none.js']) {
    const answer = await page.request.get(`${origin}${path}`);
    const headers = answer.headers();
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(Object.keys(headers).filter(name => name.startsWith('access-control'))).toEqual([]);
  }
  const policy = (await page.request.get(origin)).headers()['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
});
