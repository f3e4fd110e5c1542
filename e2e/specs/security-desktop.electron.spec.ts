import '#renderer/api/desktop.ts';
import { expect, test } from '../support/fixtures.ts';

test('the page has what the preload gives it, and no way further in', async ({ innkeeper: { page } }) => {
  const found = await page.evaluate(() => ({
    keys: Object.keys(window.innkeeper ?? {}).toSorted(),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', '__dirname'].filter(
      name => name in window,
    ),
    frozen: (() => {
      try {
        (window as unknown as Record<string, unknown>)['innkeeper'] = {};
      } catch {
        return true;
      }
      return typeof window.innkeeper?.requestPort === 'function';
    })(),
  }));
  // `pathOf` tells the path of a file that a person dropped, and of no other.
  expect(found).toEqual({ keys: ['front', 'pathOf', 'requestPort'], node: [], frozen: true });
});

test('the page cannot be led elsewhere, and opens no windows but ours', async ({
  innkeeper: { page, electron },
}) => {
  await expect(page).toHaveURL('app://vm/#/guests');
  await page.evaluate(() => {
    location.href = 'https://evil.example/';
  });
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  const opened = await page.evaluate(() => [
    window.open('https://evil.example/'),
    window.open('file:///etc/passwd'),
    window.open('about:blank'),
    window.open('app://evil/'),
  ]);
  expect(opened).toEqual([null, null, null, null]);
  // Asked of the main process, as Playwright waits for a navigation that was prevented.
  const addresses = await electron?.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(window => window.webContents.getURL()),
  );
  expect(addresses).toEqual(['app://vm/#/guests']);
  expect(await page.evaluate(() => document.getElementById('root')?.childElementCount)).toBeGreaterThan(0);
});

test('renderers run in the sandbox with their context apart', async ({ innkeeper: { electron } }) => {
  const preferences = await electron?.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window.');
    return (
      window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('permissions are refused', async ({ innkeeper: { page } }) => {
  const states = await page.evaluate(async () => {
    const camera = await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'given',
      () => 'refused',
    );
    const position = await new Promise<string>(resolve => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('refused'),
      );
    });
    return { camera: camera ?? 'refused', position, notification: await Notification.requestPermission() };
  });
  expect(states).toEqual({ camera: 'refused', position: 'refused', notification: 'denied' });
});
