import { expect, test } from 'vitest';
import type { Command } from '#renderer/app/commands/registry.ts';
import { inventGuest } from '#renderer/testing/invent.ts';
import { findGuests, inSections } from './search.ts';

const names = (guests: { name: string }[]) => guests.map(guest => guest.name);

test('a name that begins with what was typed comes before one that holds it', () => {
  const guests = ['old-web', 'cobweb', 'web-1'].map(name => inventGuest({ name }));
  expect(names(findGuests(guests, 'web'))).toEqual(['web-1', 'old-web', 'cobweb']);
});

test('every word must be found somewhere: name, address, group or tag', () => {
  const guest = inventGuest({ name: 'db', addresses: ['10.0.0.7'], tags: ['prod'], group: 'Work' });
  for (const text of ['db prod', '10.0.0', 'work', 'PROD'])
    expect(names(findGuests([guest], text))).toEqual(['db']);
  expect(findGuests([guest], 'db test')).toEqual([]);
});

test('with nothing typed the running ones are offered, a screenful at most', () => {
  const many = Array.from({ length: 30 }, (_, n) =>
    inventGuest({ name: `g${n}`, state: n % 2 ? 'running' : 'off' }),
  );
  const found = findGuests(many, ' ');
  expect(found).toHaveLength(8);
  expect(found.every(guest => guest.state === 'running')).toBe(true);
});

const command = (title: string, section: Command['section'], keywords: string[] = []): Command => ({
  id: title,
  title,
  section,
  keywords,
  run: () => {},
});

test('commands stay together in their sections, the best match leading', () => {
  const commands = [
    command('Reboot', 'Selected guest'),
    command('Connections', 'Go to'),
    command('Force off', 'Selected guest', ['reset']),
  ];
  expect(inSections(commands, '').map(([section, found]) => [section, found.length])).toEqual([
    ['Selected guest', 2],
    ['Go to', 1],
  ]);
  expect(inSections(commands, 're').map(([, found]) => found.map(each => each.title))).toEqual([
    ['Reboot', 'Force off'],
  ]);
});
