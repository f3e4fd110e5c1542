import { encrypt, verify } from 'unixcrypt';
import { expect, it } from 'vitest';
import { hashPassword } from './hash-password.ts';

it('makes a SHA-512 hash with a salt of its own, which the password alone matches', () => {
  const hash = hashPassword('grüße $x');
  expect(hash).toMatch(/^\$6\$[./0-9A-Za-z]{16}\$[./0-9A-Za-z]{86}$/);
  expect(verify('grüße $x', hash)).toBe(true);
  expect(verify('grüße $X', hash)).toBe(false);
  expect(hashPassword('grüße $x')).not.toBe(hash);
});

// https://www.akkadia.org/drepper/SHA-crypt.txt
it.each([
  [
    '$6$saltstring',
    'Hello world!',
    '$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1',
  ],
  [
    '$6$rounds=10000$saltstringsaltstring',
    'Hello world!',
    '$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v.',
  ],
])('crypts as published: %s', (salt, password, hash) => expect(encrypt(password, salt)).toBe(hash));
