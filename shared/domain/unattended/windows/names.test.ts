import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { computerNameOf } from './computer-name.ts';
import { inputLocaleOf } from './keyboards.ts';
import { windowsTimeZoneOf } from './time-zones.ts';

describe('computerNameOf', () => {
  it.each([
    ['Büro desktop number 7', 'BURO-DESKTOP-NU'],
    ['web.example.org', 'WEB-EXAMPLE-ORG'],
    ['2024', 'PC-2024'],
    ['Ω', 'GUEST'],
    ['a234567890123-5', 'A234567890123-5'],
  ])('%s becomes %s', (guest, computer) => {
    expect(computerNameOf(guest)).toBe(computer);
  });

  it('is always a name that Windows takes', () => {
    fc.assert(
      fc.property(fc.string(), name => {
        expect(computerNameOf(name)).toMatch(/^(?!\d+$)[A-Z0-9]([A-Z0-9-]{0,13}[A-Z0-9])?$/);
      }),
    );
  });
});

it('maps time zones by what people there call them', () => {
  expect(windowsTimeZoneOf('Europe/Berlin')).toBe('W. Europe Standard Time');
  expect(windowsTimeZoneOf('Europe/Kyiv')).toBe(windowsTimeZoneOf('Europe/Kiev'));
  expect(windowsTimeZoneOf('Asia/Calcutta')).toBe('India Standard Time');
  expect(windowsTimeZoneOf('UTC')).toBe('UTC');
  expect(windowsTimeZoneOf('Mars/Olympus')).toBeUndefined();
});

it('maps keyboards', () => {
  expect(inputLocaleOf('de')).toBe('0407:00000407');
  expect(inputLocaleOf('xx')).toBeUndefined();
});
