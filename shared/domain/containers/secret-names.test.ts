import { expect, it } from 'vitest';
import { isSecret } from './secret-names.ts';

it.each([
  'POSTGRES_PASSWORD',
  'DB_PASS',
  'MYSQL_ROOT_PASSWORD_2',
  'API_KEY',
  'apiKey',
  'GITHUB_TOKEN',
  'SECRET',
  'AWS_SECRET_ACCESS_KEY',
  'JWT_SIGNING_KEY',
  'registry-auth',
])('keeps %s to itself', name => {
  expect(isSecret(name, 'x')).toBe(true);
});

it.each(['PATH', 'LANG', 'KEYBOARD', 'COMPASS', 'MONKEY', 'AUTHOR', 'PASSENGERS', 'HOSTNAME'])(
  'shows %s',
  name => {
    expect(isSecret(name, 'x')).toBe(false);
  },
);

it('sees a login in an address, whatever it is called', () => {
  expect(isSecret('DATABASE_URL', 'postgres://shop:hunter2@db:5432/shop')).toBe(true);
  expect(isSecret('DATABASE_URL', 'postgres://db:5432/shop')).toBe(false);
});

it('has nothing to hide in an empty value', () => {
  expect(isSecret('PASSWORD', '')).toBe(false);
});
