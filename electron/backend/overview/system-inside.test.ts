import { expect, it } from 'vitest';
import type { AgentState } from '#shared/contract/agent.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { Media } from '../ports.ts';
import { systemInside } from './system-inside.ts';

const database = {
  facts: async (id: string) =>
    id.includes('win') ? { id, label: 'Windows', family: 'winnt', lacksVirtio: true } : undefined,
} as unknown as Media['database'];
const guest = (os?: Guest['os']) => ({ arch: 'x86_64', ...(os && { os }) }) as Guest;
const says = (name: string): AgentState => ({ reach: 'answers', install: [], os: { name } });

it('is what the agent says, before what was written down once', async () => {
  const written = guest({ id: 'http://microsoft.com/win/11', label: 'Windows 11' });
  expect(await systemInside({ database }, written, says('Debian GNU/Linux 13'))).toEqual({
    label: 'Debian GNU/Linux 13',
    family: 'linux',
  });
  expect(await systemInside({ database }, guest(), says('Microsoft Windows 11'))).toMatchObject({
    family: 'winnt',
  });
});

it('is what osinfo knows of it without an agent, and nothing where it knows nothing', async () => {
  const written = guest({ id: 'http://microsoft.com/win/11', label: 'Windows 11' });
  expect(await systemInside({ database }, written, undefined)).toEqual({
    label: 'Windows 11',
    family: 'winnt',
    lacksVirtio: true,
  });
  expect(await systemInside({ database }, guest({ id: 'x', label: 'X' }), undefined)).toBeUndefined();
  expect(await systemInside({ database }, guest({ label: 'Linux container' }), undefined)).toBeUndefined();
});
