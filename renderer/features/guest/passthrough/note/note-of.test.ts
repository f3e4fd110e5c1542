import { expect, test } from 'vitest';
import { inventGuest } from '#renderer/testing/invent.ts';
import { inventSetup, inventVerification } from '#renderer/testing/invent-setups.ts';
import { noteOf } from './note-of.ts';

const guest = inventGuest({ name: 'games' });
const setup = (state: Parameters<typeof inventSetup>[1]) => inventSetup(guest, state);

test('a reboot that is waited for is said with what to do', () => {
  expect(noteOf(setup('waiting-for-reboot'), undefined)).toMatchObject({
    tone: 'warning',
    button: 'What to do…',
  });
});

test('after it, being verified is said before what was found', () => {
  expect(noteOf(setup('after'), undefined)?.why).toContain('being verified');
  expect(noteOf(setup('after'), inventVerification('right', 'after'))).toMatchObject({
    tone: 'info',
    why: 'Verified on the host: 3 of 3.',
  });
});

test('what is off is named with what was found', () => {
  expect(noteOf(setup('after'), inventVerification('wrong', 'after'))).toMatchObject({
    tone: 'warning',
    what: 'NVIDIA RTX 4070: one thing is not as it has to be.',
    why: 'vfio-pci has 0000:01:00.0: nvidia',
  });
});

test('what was cut short is an error with both ways out; what is undone and done with says nothing', () => {
  expect(noteOf(setup('interrupted'), undefined)).toMatchObject({
    tone: 'error',
    button: 'Undo or continue…',
  });
  expect(noteOf(setup('undone'), undefined)?.tone).toBe('info');
  expect(noteOf({ ...setup('undone'), rebootPending: false }, undefined)).toBeUndefined();
  expect(noteOf(setup('before'), undefined)).toBeUndefined();
});
