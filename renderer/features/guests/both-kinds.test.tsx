import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeOverlay } from '#renderer/app/overlays.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventContainer } from '#renderer/testing/invent-containers.ts';
import { inventGuest } from '#renderer/testing/invent.ts';
import { openContainers } from '#renderer/testing/open-containers.tsx';
import { chooseNone } from './selection-store.ts';

const vm = inventGuest({ name: 'vm', state: 'off' });
const busy = inventGuest({ name: 'busy' });
const box = inventContainer({ name: 'box', state: 'exited' });
const web = inventContainer({
  name: 'web',
  image: 'registry.example.org/shop/web:7',
  ports: [{ container: 80, transport: 'tcp', host: { address: '0.0.0.0', port: 8080 } }],
});
const guests = [vm, busy];
const containers = [box, web];

let opened: ReturnType<typeof openContainers> | undefined;
function open(options: Parameters<typeof openContainers>[0] = {}) {
  opened = openContainers({ guests, containers, ...options });
  return opened;
}
afterEach(() => {
  act(() => closeOverlay());
  act(() => chooseNone());
  cleanup();
  opened?.close();
});

const grid = () => screen.findByRole('treegrid', { name: 'Guests' });
const names = (within_: HTMLElement) =>
  [...within_.querySelectorAll('[data-column=name]')].map(({ textContent }) => textContent);
const row = async (name: string) => {
  const found = within(await grid())
    .getAllByRole('row')
    .find(each => each.querySelector('[data-column=name]')?.textContent === name);
  if (found === undefined) throw new Error(`There is no row “${name}”.`);
  return found;
};

describe('machines and containers in one list', () => {
  it('stand in one order, each saying what it is', async () => {
    const { page } = open();
    expect(names(await grid())).toEqual(['box', 'busy', 'vm', 'web']);
    expect(within(await row('web')).getByRole('img', { name: 'Container' })).toBeTruthy();
    expect(within(await row('vm')).getByRole('img', { name: 'Machine' })).toBeTruthy();
    expect((await row('web')).querySelector('[data-column=system]')?.textContent).toBe('web:7');
    expect(
      within(await row('web'))
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('http://localhost:8080');
    expect(await findViolations(page)).toEqual([]);
  });

  it('are narrowed to one kind, and opened each on its own page', async () => {
    const { user } = open();
    await grid();
    await user.click(
      within(screen.getByRole('group', { name: 'Kinds' })).getByRole('button', { name: /Machines/ }),
    );
    expect(names(await grid())).toEqual(['busy', 'vm']);
    expect(location.hash).toContain('kind=machine');
    await user.click(
      within(screen.getByRole('group', { name: 'Kinds' })).getByRole('button', { name: /Machines/ }),
    );
    await user.click(await row('web'));
    expect(await screen.findByRole('navigation', { name: 'Tabs of web' })).toBeTruthy();
    expect(location.hash).toContain(`/guests/containers/${web.engine}/${web.id}`);
  });

  it('are gone on to from the filter by Enter, and opened by another', async () => {
    const { user } = open();
    await grid();
    await user.type(screen.getByRole('searchbox', { name: /^Filter/ }), 'web{Enter}');
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('treegrid'));
    expect((await row('web')).getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('navigation', { name: 'Tabs of web' })).toBeTruthy();
  });

  it('are acted on together: each gets what it can take, once', async () => {
    const { user, calls } = open();
    await grid();
    await user.keyboard('{Control>}a{/Control}');
    const bar = await screen.findByRole('toolbar', { name: 'Selected guests' });
    expect(within(bar).getByText('4 selected')).toBeTruthy();
    expect(within(bar).getByRole('button', { name: 'Shut down 1, stop 1' })).toBeTruthy();
    await user.click(within(bar).getByRole('button', { name: 'Start 2' }));
    expect(calls('guests.act')).toMatchObject([{ guests: [{ uuid: vm.uuid }], action: 'start' }]);
    expect(calls('containers.act')).toMatchObject([{ containers: [{ id: box.id }], action: 'start' }]);
  });

  it('are never lost together unasked: what loses something is about one kind', async () => {
    const { user, calls } = open();
    await grid();
    await user.keyboard('{Control>}a{/Control}{Delete}');
    expect(await screen.findByRole('dialog', { name: 'Delete 2 guests?' })).toBeTruthy();
    expect(calls('containers.removalPlan')).toEqual([]);
  });

  it('are deleted by keys alone, and never before the word is typed', async () => {
    const { user, calls } = open();
    await user.click(await row('vm'));
    await user.keyboard('{Delete}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete “vm”?' }));
    await user.click(await dialog.findByLabelText('Type vm to go on'));
    await user.keyboard('v{Enter}');
    expect(calls('guests.remove')).toEqual([]);
    await user.keyboard('m{Enter}');
    await waitFor(() => expect(calls('guests.remove')).toHaveLength(1));
  });

  it('say how it failed for several at once', async () => {
    const failure = { code: 'PORT_TAKEN' as const, params: { port: '8080' } };
    const other = inventContainer({ name: 'other', state: 'exited' });
    const { user } = open({
      containers: [box, other],
      guests: [],
      answers: {
        'containers.act': ({ containers: asked }: { containers: { engine: string; id: string }[] }) =>
          asked.map(container => ({ container, failure })),
      } as never,
    });
    await grid();
    await user.keyboard('{Control>}a{/Control}s');
    expect(await screen.findByText('Start: 2 of 2 containers could not do it.')).toBeTruthy();
  });
});

it('says which sort of host is there when there is nothing to list', async () => {
  open({ guests: [], containers: [] });
  expect(await screen.findByRole('heading', { name: 'No guests yet' })).toBeTruthy();
});
