import { expect, it } from 'vitest';
import { withoutSecrets, withSecretsOf } from './secrets.ts';

const SECURE = `<domain><devices>
  <graphics type='vnc' port='1' passwd='one' passwdValidTo='2026-01-01T00:00:00'/>
  <graphics type='spice' passwd="two"/>
</devices></domain>`;

it('shows everything but secrets', () => {
  expect(withoutSecrets(SECURE)).toBe(`<domain><devices>
  <graphics type='vnc' port='1'/>
  <graphics type='spice'/>
</devices></domain>`);
});

it('puts secrets back where the device is still there and has none of its own', () => {
  const edited = `<domain><devices>
  <graphics type='vnc' port='2'/>
  <graphics type='spice' passwd='mine'/>
</devices></domain>`;
  const complete = withSecretsOf(SECURE, edited);
  expect(complete).toContain(`port='2' passwd='one' passwdValidTo='2026-01-01T00:00:00'`);
  expect(complete).toContain(`passwd='mine'`);
  expect(withSecretsOf(SECURE, '<domain><devices/></domain>')).toBe('<domain><devices/></domain>');
});
