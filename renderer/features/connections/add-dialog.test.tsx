import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ORPCError } from '@orpc/client';
import { afterEach, expect, test, vi } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import { AddDialog } from './add-dialog.tsx';

afterEach(cleanup);

/** Opens the dialog over a backend that cannot reach anything; answers with what it was asked. */
function open() {
  const asked: unknown[] = [];
  connectApi({
    call: (_path, input) => {
      asked.push(input);
      return Promise.reject(
        new ORPCError('FAILED', { data: { code: 'HOST_UNREACHABLE', params: { host: 'nowhere' } } }),
      );
    },
  });
  const onClose = vi.fn();
  render(<AddDialog onClose={onClose} />);
  return { asked, onClose, user: userEvent.setup() };
}

test('why a host cannot be reached stays in sight, and it can be kept all the same', async () => {
  const { asked, onClose, user } = open();
  await user.type(screen.getByLabelText('Host'), 'nowhere');
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  expect((await screen.findByRole('alert')).textContent).toContain('nowhere');
  await user.click(screen.getByRole('button', { name: 'Add it all the same' }));
  expect(asked).toEqual([
    { uri: 'qemu+ssh://nowhere/system', evenIfUnreachable: false },
    { uri: 'qemu+ssh://nowhere/system', evenIfUnreachable: true },
  ]);
  expect(onClose).not.toHaveBeenCalled();
});

test('what cannot be a host is said beside its field and cannot be sent', async () => {
  const { user } = open();
  await user.type(screen.getByLabelText('Host'), 'a b');
  await user.tab();
  expect(await screen.findByText(/A host name holds no spaces/)).toBeTruthy();
  expect((screen.getByRole('button', { name: 'Connect' }) as HTMLButtonElement).disabled).toBe(true);
});

test('an example becomes the address', async () => {
  const { asked, user } = open();
  await user.click(screen.getByLabelText('By its URI'));
  await user.click(screen.getByText('containers run by libvirt'));
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  expect(asked).toEqual([{ uri: 'lxc:///system', evenIfUnreachable: false }]);
});
