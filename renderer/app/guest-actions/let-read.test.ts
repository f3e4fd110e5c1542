import { expect, it } from 'vitest';
import { connectionIdSchema, uuidSchema } from '#shared/contract/values.ts';
import { useOverlay } from '../overlays.ts';
import { letRead } from './let-read.ts';

const guest = {
  connection: connectionIdSchema.parse('system'),
  uuid: uuidSchema.parse('6f1d2c3b-0000-4000-8000-000000000001'),
};

it('opens what can be done about a file that QEMU may not read', () => {
  const path = '/home/ann/root.qcow2';
  letRead({ code: 'FILE_UNREADABLE', params: { path, write: 'yes' } }, guest)?.run();
  expect(useOverlay.getState().open).toEqual({ kind: 'let-read', guest, path, write: true });
});

it('has nothing to offer for other failures', () => {
  expect(letRead({ code: 'FILE_NOT_FOUND', params: { path: '/a' } }, guest)).toBeUndefined();
  expect(letRead({ code: 'FILE_UNREADABLE', params: {} }, guest)).toBeUndefined();
});
