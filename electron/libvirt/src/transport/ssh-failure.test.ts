import { describe, expect, it } from 'vitest';
import { explainSsh } from './ssh-failure.ts';

describe('explainSsh', () => {
  it.each([
    [255, 'joe@h: Permission denied (publickey).', 'ssh-auth'],
    [255, 'Received disconnect from h: Too many authentication failures', 'ssh-auth'],
    [255, 'No ED25519 host key is known for h\nHost key verification failed.', 'ssh-host-key'],
    [255, 'ssh: Could not resolve hostname h: Name or service not known', 'not-found-host'],
    [255, 'ssh: connect to host h port 22: Connection refused', 'refused'],
    [255, 'ssh: connect to host h port 22: Connection timed out', 'ssh-unreachable'],
    [255, 'ssh: connect to host h port 22: No route to host', 'ssh-unreachable'],
    [255, 'something new', 'ssh-failed'],
    [97, '', 'no-daemon'],
    [98, '', 'no-daemon'],
    [1, 'Permission denied (from a program on the host)', 'ssh-failed'],
    [null, '', 'ssh-failed'],
  ])('status %s with "%s" is %s', (status, stderr, kind) => {
    const error = explainSsh('h', { status, killer: status === null ? 'SIGKILL' : null, stderr });
    expect(error.kind).toBe(kind);
    expect(error.detail).toBe(stderr);
    expect(error.message).toContain('h');
  });
});
