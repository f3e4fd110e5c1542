import { expect, test } from 'vitest';
import { permissionsOf } from './permissions.ts';

test.each([
  [0o755, 'rwxr-xr-x'],
  [0o600, 'rw-------'],
  [0o4755, 'rwsr-xr-x'],
  [0o2644, 'rw-r-Sr--'],
  [0o1777, 'rwxrwxrwt'],
])('%o is %s', (mode, text) => expect(permissionsOf(mode)).toBe(text));
