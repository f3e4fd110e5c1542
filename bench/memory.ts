import { setTimeout as pause } from 'node:timers/promises';
import { startFakeHost } from './fake-host.ts';
import { type Figure, rounded } from './figure.ts';
import { whenListed } from './window/listed.ts';
import { openWindow } from './window/open-window.ts';
import { memoryOf } from './window/processes.ts';

const GUESTS = 1000;
/** Freed memory goes back to the system a little later. */
const SETTLED_MS = 5_000;

/** What 1,000 guests add to the backend and to the window, once garbage is collected in both. */
export default async function memory(): Promise<Figure[]> {
  const none = await measure(0);
  const many = await measure(GUESTS);
  const [backend, window] = [many.backend - none.backend, many.window - none.window];
  return [
    { name: 'memory for 1,000 guests: backend', figure: rounded(backend, 1), unit: 'MiB' },
    { name: 'memory for 1,000 guests: window', figure: rounded(window, 1), unit: 'MiB' },
    {
      name: 'memory for 1,000 guests',
      figure: rounded(backend + window, 1),
      unit: 'MiB',
      target: 'at most 60 MB',
    },
  ];
}

async function measure(guests: number) {
  const host = await startFakeHost(guests);
  const { server, browser, close } = await openWindow({ uri: host.uri, guests });
  if (guests === 0) await browser.page.getByText('No guests yet').waitFor();
  else await whenListed(browser.page);
  await pause(SETTLED_MS);
  await server.collectGarbage();
  await browser.collectGarbage();
  await pause(SETTLED_MS);
  const renderers = await Promise.all((await browser.renderers()).map(memoryOf));
  const used = { backend: await memoryOf(server.pid), window: renderers.reduce((sum, one) => sum + one, 0) };
  await close();
  await host.stop();
  return used;
}
