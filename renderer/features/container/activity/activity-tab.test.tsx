import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { HistoryEntry } from '#shared/contract/history.ts';
import { inventContainerHistory } from '#renderer/testing/invent-container-history.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventContainer, inventedContainers } from '#renderer/testing/invent-containers.ts';
import { openContainers } from '#renderer/testing/open-containers.tsx';

const web = inventedContainers[0] ?? inventContainer({ name: 'web' });
const ref = { engine: web.engine, id: web.id };
const noon = new Date().setHours(12, 0, 0, 0);

let opened: ReturnType<typeof openContainers> | undefined;
afterEach(() => {
  cleanup();
  opened?.close();
});

function open(entries: readonly HistoryEntry[], more: readonly HistoryEntry[] = []) {
  let tell: (entry: HistoryEntry) => void = () => undefined;
  async function* watch() {
    yield { entries: [...entries], more: more.length > 0 };
    for (;;) yield { entries: [await new Promise<HistoryEntry>(resolve => (tell = resolve))], more: false };
  }
  opened = openContainers({
    at: `/guests/containers/${web.engine}/${web.id}/activity`,
    answers: {
      'history.watch': watch,
      'history.before': () => ({ entries: [...more], more: false }),
    },
  });
  return { ...opened, tell: (entry: HistoryEntry) => tell(entry) };
}

const shown = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');

it('shows what happened to it, the newest first, and what comes while one looks', async () => {
  const { calls, page, tell } = open(inventContainerHistory(noon));
  const gap = (await screen.findByText(/may not all be written down/)).closest('li');
  expect(within(gap ?? page).getByText(/^From /)).toBeTruthy();
  expect(shown()[0]).toMatch(/It started\.$/);
  expect(calls('history.watch')).toEqual([{ container: ref }]);
  await act(async () => {
    tell({ id: 'new', at: noon + 1000, kind: 'state', text: 'It was paused.' });
    await Promise.resolve();
  });
  await screen.findByText('It was paused.');
  expect(shown()[0]).toMatch(/It was paused\.$/);
  expect(await findViolations(page)).toEqual([]);
});

it('narrows to what went wrong', async () => {
  const { user } = open(inventContainerHistory(noon));
  await screen.findByText(/may not all be written down/);
  await user.click(screen.getByRole('radio', { name: 'Problems' }));
  expect(screen.queryByText(/which it was sent/)).toBeNull();
  expect(screen.queryByText(/may not all be written down/)).toBeNull();
  expect(screen.getByText(/took more memory than there was/)).toBeTruthy();
  expect(screen.getByText(/ended with exit code 3/)).toBeTruthy();
  expect(screen.getByText(/could not do this to it: start/)).toBeTruthy();
});

it('fetches what was before, and has what is being done to it now', async () => {
  const [oldest, ...rest] = inventContainerHistory(noon);
  const { calls, job } = open(rest, oldest ? [oldest] : []);
  const before = await screen.findByRole('button', { name: 'Show what was before' });
  // Pressed again before the answer is there, it shows it once all the same.
  act(() => [before, before].forEach(each => each.click()));
  expect(await screen.findByText(oldest?.text ?? '')).toBeTruthy();
  const asked = { container: ref, id: rest[0]?.id };
  expect(calls('history.before')).toEqual([asked, asked]);
  const work = { id: 'w', state: 'running' as const, startedAt: noon, log: [], cancellable: false };
  act(() => {
    job({ ...work, title: 'Make the image “a”', container: ref });
    job({
      ...work,
      id: 'o',
      title: 'Something else',
      container: { ...ref, id: (inventedContainers[1] ?? web).id },
    });
  });
  const running = await screen.findByRole('list', { name: 'Running now' });
  expect(within(running).getAllByRole('listitem')).toHaveLength(1);
  expect(within(running).getByText('Make the image “a”')).toBeTruthy();
});
