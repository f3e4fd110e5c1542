import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeOverlay } from '#renderer/app/overlays.ts';
import { chooseNone } from '#renderer/features/guests/selection-store.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import {
  inventContainer,
  inventContainerDetails,
  inventedContainers,
  inventedEngine,
} from '#renderer/testing/invent-containers.ts';
import { openContainers } from '#renderer/testing/open-containers.tsx';

const web = inventedContainers[0] ?? inventContainer({ name: 'web' });
const at = (tab = '') => `/guests/containers/${web.engine}/${web.id}${tab}`;
const ref = { engine: web.engine, id: web.id };

let opened: ReturnType<typeof openContainers> | undefined;
function open(options: Parameters<typeof openContainers>[0] = {}) {
  opened = openContainers({ at: at(), ...options });
  return opened;
}
afterEach(() => {
  act(() => closeOverlay());
  act(() => chooseNone());
  cleanup();
  opened?.close();
});
const tabs = () => screen.findByRole('navigation', { name: `Tabs of ${web.name}` });

describe('the page of a container', () => {
  it('shows what it is, and opens its ports in the browser', async () => {
    const { page } = open();
    await tabs();
    const ports = await screen.findByRole('region', { name: 'Ports' });
    const links = within(ports).getAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      'http://localhost:8080',
      'http://localhost:8443',
    ]);
    expect(document.title).toContain(web.name);
    await screen.findByRole('region', { name: 'Mounts' });
    expect(await findViolations(page)).toEqual([]);
  });

  it('keeps secrets until they are asked for, and hides them again', async () => {
    const { user, calls } = open();
    const environment = await screen.findByRole('region', { name: 'Environment' });
    expect(calls('containers.environment')).toEqual([]);
    await user.click(within(environment).getByRole('button', { name: 'Show secrets' }));
    expect(await within(environment).findByText('correct horse battery staple')).toBeTruthy();
    await user.click(within(environment).getByRole('button', { name: 'Hide secrets' }));
    expect(within(environment).queryByText('correct horse battery staple')).toBeNull();
  });

  it('follows what becomes of it, and leaves when it is gone', async () => {
    const { changed } = open();
    await tabs();
    act(() => changed({ ...web, state: 'exited', exitCode: 3 }));
    expect(await screen.findByRole('button', { name: 'Start' })).toBeTruthy();
    expect((await screen.findAllByText(/Failed \(3\)/)).length).toBeGreaterThan(0);
  });

  it('says that it failed to start, and why, with what was reported', async () => {
    const { changed } = open({
      answers: {
        'containers.details': () => ({
          ...inventContainerDetails(web),
          startFailure: {
            code: 'PORT_TAKEN',
            params: { port: '8080', holder: 'The container “other”', name: web.name },
            detail: 'the engine’s own words',
          },
        }),
      },
    });
    await tabs();
    act(() => changed({ ...web, state: 'created', startFailed: true }));
    expect((await screen.findAllByText(/Failed to start/)).length).toBeGreaterThan(0);
    const note = await screen.findByRole('alert');
    expect(note.textContent).toMatch(/The container “other”/);
    expect(note.textContent).toMatch(/the engine’s own words/);
  });

  it('lists processes and changed files', async () => {
    const { user } = open({ at: at('/processes') });
    expect(await screen.findByText('nginx: master process nginx -g daemon off;')).toBeTruthy();
    await user.click(within(await tabs()).getByRole('link', { name: 'Changes' }));
    const files = await screen.findByRole('region', { name: 'Changed files' });
    expect(within(files).getAllByRole('listitem')).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: /^Deleted/ }));
    expect(within(files).getAllByRole('listitem')).toHaveLength(1);
    expect(within(files).getByText('/etc/hosts.bak')).toBeTruthy();
  });
});

describe('what is done with it', () => {
  it('is asked to stop without being killed, and one that goes on is asked about', async () => {
    const { user, calls } = open({
      answers: {
        'containers.act': () => [
          { container: ref, failure: { code: 'STOP_IGNORED', params: { name: web.name } } },
        ],
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(calls('containers.act')).toEqual([{ containers: [ref], action: 'stop', ifIgnored: 'leave' }]);
    await user.click(await screen.findByRole('button', { name: 'Wait or kill…' }));
    const dialog = await screen.findByRole('dialog', { name: /did not stop/ });
    await user.click(within(dialog).getByRole('button', { name: /Ask again/ }));
    expect(calls('containers.act').at(-1)).toEqual({
      containers: [ref],
      action: 'stop',
      timeout: 60,
      ifIgnored: 'leave',
    });
  });

  it('is killed only after saying what is lost', async () => {
    const { user, calls } = open();
    await tabs();
    await user.keyboard('{Shift>}F{/Shift}');
    const dialog = await screen.findByRole('dialog', { name: `Kill “${web.name}”?` });
    expect(within(dialog).getByText(/have not written down/)).toBeTruthy();
    expect(calls('containers.act')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Kill' }));
    expect(calls('containers.act')).toEqual([{ containers: [ref], action: 'kill', signal: 'SIGKILL' }]);
  });

  it('is removed with what was seen of it, volumes only if chosen', async () => {
    const { user, calls } = open();
    await tabs();
    await user.keyboard('{Delete}');
    const dialog = await screen.findByRole('dialog', { name: `Remove “${web.name}”?` });
    expect(within(dialog).queryByText(/its volume at \/cache/)).toBeNull();
    await user.click(await within(dialog).findByRole('checkbox', { name: /without a name/ }));
    expect(within(dialog).getByText(/its volume at \/cache/)).toBeTruthy();
    expect(await findViolations(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Kill and remove' }));
    expect(calls('containers.remove')).toEqual([
      { container: ref, volumes: true, force: true, stamp: 'as-shown' },
    ]);
  });

  it('keeps its name when another has the new one, and says so in the dialog', async () => {
    const { user, calls } = open();
    await tabs();
    await user.keyboard('{F2}');
    const field = await screen.findByRole('textbox', { name: 'New name' });
    await user.clear(field);
    await user.paste('registry');
    await user.keyboard('{Enter}');
    const dialog = screen.getByRole('dialog');
    expect(await within(dialog).findByRole('alert')).toBeTruthy();
    await user.clear(field);
    await user.paste('storefront');
    await user.keyboard('{Enter}');
    expect(calls('containers.rename').at(-1)).toEqual({ container: ref, name: 'storefront' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('changes only the limits that were typed, and tells of those that did not take', async () => {
    const { user, calls } = open({
      answers: {
        'containers.setLimits': () => ({ limits: {}, restart: { name: 'no' }, ignored: ['pids'] }),
      },
    });
    await tabs();
    await user.keyboard('{Shift>}L{/Shift}');
    const pids = await screen.findByRole('textbox', { name: 'Processes' });
    await user.clear(pids);
    await user.paste('50');
    await user.keyboard('{Enter}');
    expect(calls('containers.setLimits')).toEqual([{ container: ref, change: { pids: 50 } }]);
    expect(await screen.findByText(/took effect: processes/)).toBeTruthy();
  });

  it('becomes an image by the name that was typed', async () => {
    const { user, calls } = open();
    await tabs();
    await user.keyboard('{Shift>}M{/Shift}');
    const name = await screen.findByRole('textbox', { name: 'Name and tag' });
    await user.clear(name);
    await user.paste('shop/web:kept');
    await user.keyboard('{Enter}');
    expect(calls('containers.commit')).toEqual([
      { container: ref, image: 'shop/web:kept', changes: [], pause: true },
    ]);
  });

  it('cannot be asked for anything while its engine is gone', async () => {
    open();
    await tabs();
    const { applyEnginesEvent } = await import('#renderer/api/live/engines.ts');
    act(() => applyEnginesEvent({ kind: 'upsert', engine: { ...inventedEngine, state: 'lost' } }));
    expect(await screen.findByText(/does not answer/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Stop' }).hasAttribute('disabled')).toBe(true);
  });
});
