import { expect, test } from 'vitest';
import { wayBackText } from './way-back-text.ts';

const long = `sudo bash /var/lib/innkeeper/runs/20261122-170000/innkeeper-helper undo ${'x'.repeat(80)}`;

test('is a page that can be read without a screen: ways in their order, commands whole', () => {
  const text = wayBackText('Give the card to games', 'tower', [
    { id: 'here', title: 'Here', text: 'Choose Undo in Innkeeper. '.repeat(6).trim(), commands: [] },
    { id: 'ssh', title: 'By ssh', text: 'From another computer.', commands: ['ssh sam@tower', long] },
  ]);
  const lines = text.split('\n');
  expect(lines[0]).toBe('The way back: Give the card to games');
  expect(lines.indexOf('1. Here')).toBeLessThan(lines.indexOf('2. By ssh'));
  expect(lines).toContain('       ssh sam@tower');
  expect(lines).toContain(`       ${long}`);
  expect(lines.filter(line => line.length > 76)).toEqual([`       ${long}`]);
  expect(text).toContain('On tower.');
});
